package io.dvara.gateway.routing;

import io.dvara.api.chat.Usage;
import io.dvara.api.provider.Fault;
import io.dvara.api.routing.RoutingRequest;
import io.dvara.gateway.live.Generation;
import io.dvara.gateway.live.Lease;
import io.dvara.gateway.live.LiveGeneration;
import io.dvara.gateway.live.ProviderInstance;
import io.dvara.gateway.upstream.ClientConnection;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request in memory that remembers what it is told. */
final class TestJourney implements Journey {

    final List<String> attempted = new ArrayList<>();
    final List<String> failed = new ArrayList<>();
    String route = "";
    int abandoned;
    final Map<String, String> headers = new HashMap<>();
    List<String> dropped = List.of();
    String serving = "";
    private final Generation generation;
    private final Lease lease;

    TestJourney(Generation generation) {
        this.generation = generation;
        LiveGeneration live = new LiveGeneration();
        live.swap(generation);
        this.lease = live.lease();
    }

    @Override
    public Generation generation() {
        return generation;
    }

    @Override
    public RoutingRequest.Parties parties(Optional<String> user) {
        return new RoutingRequest.Parties(Optional.empty(), Optional.empty(), user);
    }

    @Override
    public void routed(String name) {
        route = name;
    }

    @Override
    public void attempted(String provider, String model) {
        attempted.add(provider + ":" + model);
    }

    @Override
    public void hedged(String provider, String model) {
        attempted.add("beside " + provider + ":" + model);
    }

    @Override
    public void serving(String provider, String model) {
        serving = provider + ":" + model;
    }

    @Override
    public Lease hold() {
        return lease.again();
    }

    @Override
    public Optional<BigDecimal> cost(ProviderInstance provider, String model, Usage usage) {
        return generation.prices().of(provider, model).map(_ -> BigDecimal.ONE);
    }

    @Override
    public void failed(String provider, String model, Fault fault, Duration took) {
        failed.add(provider + ":" + fault);
    }

    @Override
    public void waited(Duration upstream) {}

    @Override
    public void dropped(List<String> params) {
        dropped = params;
    }

    @Override
    public String traceId() {
        return "trace";
    }

    @Override
    public String traceParent() {
        return "";
    }

    @Override
    public int hops() {
        return 1;
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
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
        abandoned++;
    }

    @Override
    public void silent(long silentNanos) {}
}
