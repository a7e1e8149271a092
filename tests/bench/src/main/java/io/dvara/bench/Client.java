package io.dvara.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One connection that asks and checks what comes back; for one thread. */
final class Client implements AutoCloseable {

    private static final byte[] USAGE = "\"usage\":{".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] TEXT = "done\"".getBytes(StandardCharsets.ISO_8859_1);

    private final Socket socket = new Socket();
    private final Wire wire;
    private final OutputStream out;

    Client(Contender contender) throws IOException {
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(
                contender.base().getHost(), contender.base().getPort()));
        socket.setSoTimeout(60_000);
        wire = new Wire(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /** Asks for a whole answer and returns whether it is right. */
    boolean whole(byte[] request) throws IOException {
        out.write(request);
        boolean ok = wire.head().contains(" 200");
        byte[] body = wire.body();
        return ok && contains(body, USAGE) && contains(body, TEXT);
    }

    /** Asks for a stream and returns what was seen of it. */
    StreamSeen stream(byte[] request) throws IOException {
        long asked = System.nanoTime();
        out.write(request);
        StreamSeen seen = new StreamSeen(asked);
        if (!wire.head().contains(" 200")) {
            wire.body();
            return seen;
        }
        for (byte[] chunk = wire.chunk(); chunk.length > 0; chunk = wire.chunk()) {
            seen.add(chunk);
        }
        return seen;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static boolean contains(byte[] body, byte[] text) {
        for (int i = body.length - text.length; i >= 0; i--) {
            int k = 0;
            while (k < text.length && body[i + k] == text[k]) {
                k++;
            }
            if (k == text.length) {
                return true;
            }
        }
        return false;
    }
}
