package io.dvara.gateway.upstream;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A socket that says so before a read that has to wait.
 *
 * <p>Only here is it known: what lies above reads buffers first and cannot see the kernel's.
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
}
