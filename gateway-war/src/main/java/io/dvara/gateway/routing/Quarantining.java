package io.dvara.gateway.routing;

import io.dvara.gateway.live.Quarantine;
import io.dvara.gateway.upstream.Caller;
import io.dvara.gateway.upstream.ClientConnection;
import java.net.URI;
import java.util.Optional;

/** A caller whose lost calls count against the plugin, and give free what they hold. */
record Quarantining(Caller caller, Entry entry, Quarantine quarantine) implements Caller {

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
    public void flush() {
        caller.flush();
    }

    @Override
    public void left() {
        caller.left();
    }

    @Override
    public void abandoned() {
        quarantine.lost(entry.target().provider().plugin());
        entry.close();
        caller.abandoned();
    }

    @Override
    public void silent(long silentNanos) {
        caller.silent(silentNanos);
    }
}
