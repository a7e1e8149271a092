package io.dvara.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A proxy that knows nothing: bytes there and bytes back, on virtual threads.
 *
 * <p>The least that a Java process in the middle can cost; one upstream connection a client.
 */
final class PlainProxy {

    private static final int BACKLOG = 4096;
    private static final int BUFFER = 16 * 1024;

    private PlainProxy() {}

    /** Serves on the first port and passes on to the second until the process is ended. */
    public static void main(String[] args) throws IOException {
        int upstream = Integer.parseInt(args[1]);
        try (ServerSocket server =
                        new ServerSocket(Integer.parseInt(args[0]), BACKLOG, InetAddress.getLoopbackAddress());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            while (true) {
                Socket client = server.accept();
                threads.submit(() -> join(client, upstream, threads));
            }
        }
    }

    private static Void join(Socket client, int port, ExecutorService threads) throws IOException {
        try (client;
                Socket upstream = new Socket()) {
            upstream.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            upstream.setTcpNoDelay(true);
            client.setTcpNoDelay(true);
            threads.submit(() -> copy(upstream, client));
            copy(client, upstream);
        }
        return null;
    }

    private static Void copy(Socket source, Socket sink) throws IOException {
        byte[] buffer = new byte[BUFFER];
        try (source;
                sink) {
            InputStream in = source.getInputStream();
            OutputStream out = sink.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
            }
        } catch (EOFException | SocketException e) {
            // one side is done, and so is the other
        }
        return null;
    }
}
