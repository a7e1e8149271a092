package io.dvara.gateway.upstream;

import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import java.util.Optional;
import java.util.function.Supplier;

/** What is fetched for one request, until it ends; safe for many threads, and nothing while nothing is fetched. */
public final class RequestMedia implements AutoCloseable {

    private Optional<MediaShare> share = Optional.empty();
    private boolean closed;

    /**
     * Returns what the request has fetched, which is opened when something is fetched first.
     *
     * @throws ProviderException when the request is over
     */
    synchronized MediaShare share(Supplier<MediaShare> opening) {
        if (closed) {
            throw new ProviderException(Fault.CANCELLED, "the call was cancelled");
        }
        if (share.isEmpty()) {
            share = Optional.of(opening.get());
        }
        return share.get();
    }

    @Override
    public synchronized void close() {
        closed = true;
        share.ifPresent(MediaShare::close);
    }
}
