package io.dvara.gateway.upstream;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A socket that says so before a read that has to wait, and after an answer bears that nobody reads on.
 *
 * <p>Only here is either known: what lies above reads buffers first and cannot see the kernel's.
 */
final class AttentiveSocket extends Socket {

    private static final Runnable NOBODY = () -> {};

    private final AtomicReference<Runnable> beforeWaiting = new AtomicReference<>(NOBODY);

    AttentiveSocket() {
        super(Proxy.NO_PROXY);
    }

    /** Lets somebody hear of waits from now on. */
    void tell(Runnable hearer) {
        beforeWaiting.set(hearer);
    }

    /** Tells this one no more; another one, to whom the connection has gone since, stays. */
    void forget(Runnable hearer) {
        beforeWaiting.compareAndSet(hearer, NOBODY);
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                Runnable hearer = beforeWaiting.get();
                if (hearer != NOBODY && in.available() == 0) {
                    hearer.run();
                }
                return in.read(bytes, from, length);
            }
        };
    }

    /** Writes in vain to a peer that has answered and is gone, so that its answer can still be read. */
    @Override
    public OutputStream getOutputStream() throws IOException {
        InputStream answers = super.getInputStream();
        return new FilterOutputStream(super.getOutputStream()) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                try {
                    out.write(bytes, from, length);
                } catch (SocketException e) {
                    if (answers.available() == 0) {
                        throw e;
                    }
                }
            }
        };
    }
}
