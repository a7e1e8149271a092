package io.dvara.gateway.routing;

import io.dvara.api.chat.Usage;
import io.dvara.api.provider.Fault;
import io.dvara.gateway.live.ProviderInstance;
import io.dvara.gateway.upstream.Caller;
import io.dvara.gateway.upstream.ClientConnection;
import io.dvara.gateway.upstream.RequestMedia;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What stands between a request and one of several attempts that race for it; safe for many threads.
 *
 * <p>Until the attempt serves it is not let write to the client, and what it finds out is kept. Once it
 * has lost it reaches neither the request nor its client any more, which may be gone.
 */
final class Screen implements Caller, Chronicle {

    /** How far an attempt has come. */
    enum Standing {
        /** Nobody serves yet. */
        RACING,
        /** It serves. */
        SERVING,
        /** It is over: another one serves, or it has come to nothing. */
        LOST
    }

    private final Journey journey;
    private final AtomicBoolean decided;
    private final Duration behind;
    private final Runnable lost;
    private Standing standing = Standing.RACING;
    private Duration waited = Duration.ZERO;
    private List<String> dropped = List.of();

    /**
     * Makes a screen.
     *
     * @param decided whether anybody serves, for all that race
     * @param behind by how much it began after the first
     * @param lost is told when its thread does not come back while it races
     */
    Screen(Journey journey, AtomicBoolean decided, Duration behind, Runnable lost) {
        this.journey = journey;
        this.decided = decided;
        this.behind = behind;
        this.lost = lost;
    }

    /** Lets the attempt serve, unless it has lost or another one serves. */
    synchronized boolean serve(Target target) {
        if (standing != Standing.RACING || !decided.compareAndSet(false, true)) {
            return false;
        }
        standing = Standing.SERVING;
        journey.serving(target.provider().name(), target.model());
        journey.waited(behind.plus(waited));
        journey.dropped(dropped);
        return true;
    }

    /** Parts the attempt from the request; returns how far it had come. */
    synchronized Standing part() {
        Standing before = standing;
        standing = Standing.LOST;
        return before;
    }

    /** Returns whether it or another one serves. */
    boolean isDecided() {
        return decided.get();
    }

    synchronized Standing standing() {
        return standing;
    }

    @Override
    public String traceId() {
        return journey.traceId();
    }

    @Override
    public String traceParent() {
        return journey.traceParent();
    }

    @Override
    public int hops() {
        return journey.hops();
    }

    @Override
    public synchronized Optional<String> header(String name) {
        return standing == Standing.LOST ? Optional.empty() : journey.header(name);
    }

    @Override
    public Optional<ClientConnection> connection() {
        return journey.connection();
    }

    @Override
    public Optional<URI> detour() {
        return journey.detour();
    }

    @Override
    public Optional<RequestMedia> media() {
        return journey.media();
    }

    @Override
    public void flush() {
        if (standing() == Standing.SERVING) {
            journey.flush();
        }
    }

    @Override
    public synchronized void left() {
        if (standing != Standing.LOST) {
            journey.left();
        }
    }

    /** While it races a thread that is lost is a failure; the other one may still serve. */
    @Override
    public void abandoned() {
        switch (standing()) {
            case RACING -> lost.run();
            case SERVING -> journey.abandoned();
            case LOST -> {}
        }
    }

    @Override
    public synchronized void silent(long silentNanos) {
        if (standing != Standing.LOST) {
            journey.silent(silentNanos);
        }
    }

    @Override
    public synchronized void failed(String provider, String model, Fault fault, Duration took) {
        if (standing != Standing.LOST) {
            journey.failed(provider, model, fault, took);
        }
    }

    @Override
    public synchronized void waited(Duration upstream) {
        switch (standing) {
            case RACING -> waited = waited.plus(upstream);
            case SERVING -> journey.waited(upstream);
            case LOST -> {}
        }
    }

    @Override
    public synchronized void dropped(List<String> params) {
        switch (standing) {
            case RACING -> dropped = params;
            case SERVING -> journey.dropped(params);
            case LOST -> {}
        }
    }

    @Override
    public Optional<BigDecimal> cost(ProviderInstance provider, String model, Usage usage) {
        return journey.cost(provider, model, usage);
    }
}
