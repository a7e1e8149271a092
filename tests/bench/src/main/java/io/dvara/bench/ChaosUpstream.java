package io.dvara.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** An upstream of the chaos run, within its process; it counts what it is asked. */
final class ChaosUpstream implements AutoCloseable {

    private static final int BACKLOG = 4096;
    private static final long LATE_MILLIS = 400;

    private final ServerSocket server;
    private final Mood mood;
    private final LongSupplier started;
    private final AtomicInteger count = new AtomicInteger();

    /** Starts one; before the run has started it answers at once, whatever its mood. */
    ChaosUpstream(Mood mood, LongSupplier startedNanos) throws IOException {
        this.mood = mood;
        this.started = startedNanos;
        this.server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    int count() {
        return count.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException e) {
            if (!server.isClosed()) {
                throw new IllegalStateException("the upstream cannot accept", e);
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            Wire wire = new Wire(socket.getInputStream());
            boolean goesOn = true;
            while (goesOn) {
                wire.head();
                goesOn = answer(wire.body(), socket.getOutputStream());
            }
        } catch (EOFException | SocketException e) {
            // the caller is done
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("the upstream cannot serve", e);
        }
    }

    private boolean answer(byte[] request, OutputStream out) throws IOException, InterruptedException {
        long since = started.getAsLong();
        Mood.Deed deed = since == 0
                ? Mood.Deed.ANSWER
                : mood.at(Duration.ofNanos(System.nanoTime() - since), count.getAndIncrement());
        switch (deed) {
            case ANSWER -> Upstream.answer(request, out);
            case ANSWER_LATE -> {
                TimeUnit.MILLISECONDS.sleep(LATE_MILLIS);
                Upstream.answer(request, out);
            }
            case ERROR -> out.write(error("500 Internal Server Error"));
            case BUSY -> out.write(error("503 Service Unavailable"));
            case BREAK_OFF ->
                out.write(ascii(
                        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{\"id\":"));
            case HANG_UP -> {}
        }
        return deed != Mood.Deed.HANG_UP && deed != Mood.Deed.BREAK_OFF;
    }

    private static byte[] error(String status) {
        return ascii("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
