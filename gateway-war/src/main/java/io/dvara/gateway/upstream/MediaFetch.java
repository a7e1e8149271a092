package io.dvara.gateway.upstream;

import io.dvara.api.chat.Media;
import io.dvara.gateway.config.Settings;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Fetches what clients name by address, for vendors that load nothing themselves; off unless switched on.
 *
 * <p>Safe for many threads.
 */
@SingleInstance
public class MediaFetch {

    private final Optional<MediaLoader> loader;
    private final AtomicLong held = new AtomicLong();
    private final long most;

    /** Fetches by these settings. */
    @Inject
    public MediaFetch(Settings settings) {
        this(settings, InetAddress::getAllByName);
    }

    MediaFetch(Settings settings, AddressRules.Names names) {
        this.most = settings.media().maxBytesInFlight();
        this.loader = settings.media().fetch()
                ? Optional.of(new MediaLoader(
                        settings.media(), new AddressRules(settings.server().ownPorts(), names)))
                : Optional.empty();
    }

    /** Returns what stands at an address; empty when the gateway does not fetch, or not for this caller. */
    Optional<Media.Inline> fetch(Media.Remote remote, String field, Attempt attempt) {
        Optional<RequestMedia> request = loader.isPresent() ? attempt.caller().media() : Optional.empty();
        return request.map(it -> it.share(this::open))
                .map(share -> loader.orElseThrow().load(remote, new MediaTrouble(field), attempt, share));
    }

    private MediaShare open() {
        return new MediaShare(held, most);
    }

    @PreDestroy
    void stop() throws IOException {
        if (loader.isPresent()) {
            loader.get().close();
        }
    }
}
