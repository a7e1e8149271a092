package io.dvara.testkit.upstream;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;

/** One accepted socket and the ways to end it. */
final class Wire implements AutoCloseable {

    private final Socket socket;
    private volatile boolean ended;

    Wire(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
    }

    InputStream in() throws IOException {
        return socket.getInputStream();
    }

    OutputStream out() throws IOException {
        return socket.getOutputStream();
    }

    void cut(Cut how) throws IOException {
        ended = true;
        switch (how) {
            case FIN -> socket.shutdownOutput();
            case RESET -> {
                socket.setSoLinger(true, 0);
                socket.close();
            }
        }
    }

    /** Whether this side said that it sends nothing more. */
    boolean isEnded() {
        return ended;
    }

    boolean isClosed() {
        return socket.isClosed();
    }

    /** Resets the connection, unless it is closed already. */
    void abandon() {
        try {
            cut(Cut.RESET);
        } catch (IOException e) {
            if (!socket.isClosed()) {
                throw new UncheckedIOException("resetting a connection failed", e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
