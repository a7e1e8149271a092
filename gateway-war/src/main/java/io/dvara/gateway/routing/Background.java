package io.dvara.gateway.routing;

import io.dvara.gateway.live.ProviderInstance;
import io.dvara.gateway.live.Quarantine;
import io.dvara.gateway.upstream.Caller;
import io.dvara.gateway.upstream.ClientConnection;
import java.util.Optional;
import java.util.UUID;

/** The gateway itself as a caller: nobody waits at the other end. */
record Background(ProviderInstance provider, Quarantine quarantine, String traceId) implements Caller {

    Background(ProviderInstance provider, Quarantine quarantine) {
        this(provider, quarantine, UUID.randomUUID().toString().replace("-", ""));
    }

    @Override
    public String traceParent() {
        return "00-" + traceId + "-" + traceId.substring(0, 16) + "-00";
    }

    @Override
    public int hops() {
        return 1;
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.empty();
    }

    @Override
    public Optional<ClientConnection> connection() {
        return Optional.empty();
    }

    @Override
    public void flush() {}

    @Override
    public void left() {}

    @Override
    public void abandoned() {
        quarantine.lost(provider.plugin());
    }

    @Override
    public void silent(long silentNanos) {}
}
