package io.dvara.testkit.upstream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * A loopback address at which a connect attempt hangs instead of being refused.
 *
 * <p>For connect time-outs: the queue of a listener that never accepts is filled, so that the kernel
 * ignores further attempts (Linux).
 */
public final class UnreachableAddress implements AutoCloseable {

    private static final int MOST_FILLERS = 64;
    private static final int HANGS_AFTER_MILLIS = 300;

    private final ServerSocket listener;
    private final List<Socket> fillers = new ArrayList<>();

    private UnreachableAddress(ServerSocket listener) {
        this.listener = listener;
    }

    /** Takes a free port and fills its queue. */
    public static UnreachableAddress open() {
        try {
            UnreachableAddress address =
                    new UnreachableAddress(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            address.fill();
            return address;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare an unreachable address", e);
        }
    }

    /** Returns the address without a path. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    private void fill() throws IOException {
        while (fillers.size() < MOST_FILLERS) {
            Socket filler = new Socket();
            fillers.add(filler);
            if (!connects(filler)) {
                return;
            }
        }
        close();
        throw new IOException("this system accepts connections beyond the listener's queue");
    }

    private boolean connects(Socket filler) throws IOException {
        try {
            filler.connect(
                    new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort()), HANGS_AFTER_MILLIS);
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    /** Frees the port and the sockets that filled its queue. */
    @Override
    public void close() throws IOException {
        for (Socket filler : fillers) {
            filler.close();
        }
        listener.close();
    }
}
