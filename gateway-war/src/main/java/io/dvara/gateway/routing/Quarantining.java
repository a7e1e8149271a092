package io.dvara.gateway.routing;

import io.dvara.gateway.upstream.Caller;
import io.dvara.gateway.upstream.ClientConnection;
import io.dvara.gateway.upstream.RequestMedia;
import java.net.URI;
import java.util.Optional;

/** A caller that has something done when a call to a plugin is lost. */
record Quarantining(Caller caller, Runnable lost) implements Caller {

    @Override
    public String traceId() {
        return caller.traceId();
    }

    @Override
    public String traceParent() {
        return caller.traceParent();
    }

    @Override
    public int hops() {
        return caller.hops();
    }

    @Override
    public Optional<String> header(String name) {
        return caller.header(name);
    }

    @Override
    public Optional<ClientConnection> connection() {
        return caller.connection();
    }

    @Override
    public Optional<URI> detour() {
        return caller.detour();
    }

    @Override
    public Optional<RequestMedia> media() {
        return caller.media();
    }

    @Override
    public void flush() {
        caller.flush();
    }

    @Override
    public void left() {
        caller.left();
    }

    @Override
    public void abandoned() {
        lost.run();
        caller.abandoned();
    }

    @Override
    public void silent(long silentNanos) {
        caller.silent(silentNanos);
    }
}
