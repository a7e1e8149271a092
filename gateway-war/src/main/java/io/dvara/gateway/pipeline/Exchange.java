package io.dvara.gateway.pipeline;

import io.dvara.api.Secret;
import io.dvara.api.chat.Dialect;
import io.dvara.api.chat.Usage;
import io.dvara.api.provider.Fault;
import io.dvara.api.routing.RoutingRequest;
import io.dvara.gateway.config.Price;
import io.dvara.gateway.live.Generation;
import io.dvara.gateway.live.Lease;
import io.dvara.gateway.live.ProviderInstance;
import io.dvara.gateway.refusal.Refusal;
import io.dvara.gateway.routing.Journey;
import io.dvara.gateway.upstream.ClientConnection;
import io.dvara.gateway.upstream.RequestMedia;
import io.dvara.gateway.usage.Cost;
import io.dvara.gateway.usage.Ended;
import io.dvara.gateway.usage.Ledger;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One request from the door to its last byte: the generation it holds and the facts that it leaves.
 *
 * <p>Opened by {@link Pipeline#open}; belongs to the request's thread, but for what the watch tells
 * it. Closing it settles metrics and log and returns the generation, once.
 */
public final class Exchange implements Journey, AutoCloseable {

    private final Incoming incoming;
    private final Lease lease;
    private final Ledger ledger;
    private final Facts facts = new Facts();
    private final Meter meter = new Meter();
    private final RequestMedia media = new RequestMedia();
    private volatile ClientSide client = ClientSide.NOBODY;

    Exchange(Incoming incoming, Lease lease, Ledger ledger) {
        this.incoming = incoming;
        this.lease = lease;
        this.ledger = ledger;
    }

    /** Lets the writer of the answer hear what the watch finds out. */
    public void attach(ClientSide client) {
        this.client = client;
    }

    /** Returns the caller's key. */
    Optional<Secret> key() {
        return incoming.key();
    }

    /** Returns a name for the caller's key that does not tell it, for what is kept for this caller alone. */
    public String owner() {
        return key().map(key -> Digests.hex(key.reveal())).orElse("");
    }

    /** Notes the model that the client asked for, before anything is done about it. */
    public void asked(String model) {
        facts.asked(model);
    }

    /** Notes that the answer goes out as a stream. */
    public void streamed() {
        facts.streamed();
    }

    /** Notes the error that the client is told. */
    public void refused(Refusal refusal) {
        facts.refused(refusal.code().name(), refusal.code().status());
    }

    /** Notes that the client left before its answer was whole. */
    public void clientLeft() {
        facts.clientLeft();
    }

    /** Returns who serves and what that took so far; empty before a provider was asked. */
    public Optional<Served> served() {
        return facts.served(sinceArrival());
    }

    /** Returns whether whoever serves speaks a dialect itself, so that what it adds is in these words. */
    public boolean isServedNatively(Dialect dialect) {
        return server().filter(it -> it.speaks(dialect)).isPresent();
    }

    /** Returns the type of whoever serves; empty before a provider was asked. */
    public Optional<String> servingKind() {
        return server().map(ProviderInstance::type);
    }

    private Optional<ProviderInstance> server() {
        return served().flatMap(it -> generation().provider(it.provider()));
    }

    @Override
    public String traceId() {
        return incoming.traceId();
    }

    @Override
    public String traceParent() {
        return incoming.traceParent();
    }

    @Override
    public int hops() {
        return incoming.hops();
    }

    @Override
    public Optional<String> header(String name) {
        return incoming.headers().apply(name);
    }

    @Override
    public Optional<ClientConnection> connection() {
        return incoming.connection();
    }

    @Override
    public Optional<URI> detour() {
        return incoming.detour();
    }

    @Override
    public Optional<RequestMedia> media() {
        return Optional.of(media);
    }

    @Override
    public void flush() {
        client.flush();
    }

    @Override
    public void left() {
        facts.clientLeft();
        client.left();
    }

    @Override
    public void abandoned() {
        client.abandoned();
    }

    @Override
    public void silent(long silentNanos) {
        client.silent(silentNanos);
    }

    @Override
    public Generation generation() {
        return lease.generation();
    }

    @Override
    public Lease hold() {
        return lease.again();
    }

    @Override
    public RoutingRequest.Parties parties(Optional<String> user) {
        return new RoutingRequest.Parties(incoming.key().map(CallerName::of), incoming.sessionId(), user);
    }

    @Override
    public void routed(String route) {
        facts.routed(route);
    }

    @Override
    public void attempted(String provider, String model) {
        facts.attempted(provider, model);
    }

    @Override
    public void hedged(String provider, String model) {
        facts.hedged(provider, model);
    }

    @Override
    public void serving(String provider, String model) {
        facts.serving(provider, model);
    }

    @Override
    public Optional<BigDecimal> cost(ProviderInstance provider, String model, Usage usage) {
        return generation().prices().of(provider, model).map(price -> Cost.of(price, usage, Meter.tier(usage.extra())));
    }

    @Override
    public void failed(String provider, String model, Fault fault, Duration took) {
        facts.failed(new Ended.Try(provider, model, fault, took));
    }

    /** Returns which provider failed last in this way, else who was asked last. */
    Optional<String> failing(Fault fault) {
        return facts.failing(fault).or(() -> served().map(Served::provider));
    }

    @Override
    public void waited(Duration upstream) {
        facts.waited(upstream);
    }

    @Override
    public void dropped(List<String> params) {
        facts.dropped(params);
    }

    /** Notes that the first content has come. */
    void firstContent() {
        facts.firstContent(sinceArrival());
    }

    /** Returns what counts the tokens of this request. */
    Meter meter() {
        return meter;
    }

    @Override
    public void close() {
        if (facts.close()) {
            media.close();
            Ended ended = ended();
            lease.close();
            if (incoming.detour().isPresent()) {
                ledger.rehearse(ended);
            } else {
                ledger.settle(ended);
            }
        }
    }

    private Ended ended() {
        Optional<Price> price = served().flatMap(it -> generation()
                .provider(it.provider())
                .flatMap(of -> generation().prices().of(of, it.model())));
        return facts.ended(incoming, sinceArrival(), meter.spent(price));
    }

    private Duration sinceArrival() {
        return Duration.ofNanos(System.nanoTime() - incoming.arrivedNanos());
    }
}
