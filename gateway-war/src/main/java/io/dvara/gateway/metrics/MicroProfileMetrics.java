package io.dvara.gateway.metrics;

import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;

/**
 * Counts in the registry of MicroProfile Metrics.
 *
 * <p>A look-up in the registry costs microseconds, so what it returns is kept by its labels.
 */
@SingleInstance
class MicroProfileMetrics implements GatewayMetrics {

    private final MetricRegistry registry;
    private final ModelLabels models;
    private final OpenRequests open;

    private final Map<Outcome, OutcomeMeters> outcomes = new ConcurrentHashMap<>();
    private final Map<Served, ServedMeters> served = new ConcurrentHashMap<>();
    private final Map<Payer, Counter> costs = new ConcurrentHashMap<>();
    private final Map<Spender, SpenderMeters> spenders = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> providersUp = new ConcurrentHashMap<>();
    private final AtomicInteger plugins = new AtomicInteger();
    private final Counter disconnects;
    private final CircuitGauges circuits;

    private record Outcome(String model, String provider, int status, String tenant) {}

    private record OutcomeMeters(Counter requests, Timer latency) {}

    private record Served(String model, String provider) {}

    private record ServedMeters(Timer firstToken, Timer overhead) {}

    private record Payer(String tenant, String model, String provider) {}

    private record Spender(String model, String tenant) {}

    private record SpenderMeters(Counter input, Counter output, Counter cached, Counter reasoning) {}

    @Inject
    MicroProfileMetrics(MetricRegistry registry, ModelLabels models, OpenRequests open, CircuitGauges circuits) {
        this.registry = registry;
        this.models = models;
        this.open = open;
        this.circuits = circuits;
        disconnects = registry.counter(Names.CLIENT_DISCONNECTS);
        registry.gauge(Names.IN_FLIGHT, open::requests);
        registry.gauge(Names.ACTIVE_STREAMS, open::streams);
        registry.gauge(Names.PLUGINS_LOADED, plugins::get);
    }

    @Override
    public void ended(RequestSample sample) {
        String model = models.of(sample);
        OutcomeMeters outcome = outcomes.computeIfAbsent(
                new Outcome(model, sample.provider(), sample.status(), sample.tenant()), this::meters);
        outcome.requests().inc();
        outcome.latency().update(sample.latency());
        ServedMeters times = served.computeIfAbsent(new Served(model, sample.provider()), this::meters);
        times.overhead().update(sample.overhead());
        if (sample.firstToken().isPresent()) {
            times.firstToken().update(sample.firstToken().get());
        }
        if (sample.nanoDollars().isPresent()) {
            costs.computeIfAbsent(new Payer(sample.tenant(), model, sample.provider()), this::cost)
                    .inc(sample.nanoDollars().getAsLong());
        }
        if (sample.tokens() != RequestSample.Tokens.NONE) {
            spend(spenders.computeIfAbsent(new Spender(model, sample.tenant()), this::meters), sample.tokens());
        }
    }

    private Counter cost(Payer labels) {
        return registry.counter(
                Names.COST,
                new Tag("tenant", labels.tenant()),
                new Tag("model", labels.model()),
                new Tag("provider", labels.provider()));
    }

    private static void spend(SpenderMeters meters, RequestSample.Tokens tokens) {
        add(meters.input(), tokens.input());
        add(meters.output(), tokens.output());
        add(meters.cached(), tokens.cached());
        add(meters.reasoning(), tokens.reasoning());
    }

    private static void add(Counter counter, OptionalLong amount) {
        if (amount.isPresent()) {
            counter.inc(amount.getAsLong());
        }
    }

    private OutcomeMeters meters(Outcome labels) {
        Tag[] tags = {
            new Tag("model", labels.model()),
            new Tag("provider", labels.provider()),
            new Tag("status", Integer.toString(labels.status())),
            new Tag("tenant", labels.tenant())
        };
        return new OutcomeMeters(registry.counter(Names.REQUESTS, tags), registry.timer(Names.LATENCY, tags));
    }

    private ServedMeters meters(Served labels) {
        Tag[] tags = {new Tag("model", labels.model()), new Tag("provider", labels.provider())};
        return new ServedMeters(registry.timer(Names.FIRST_TOKEN, tags), registry.timer(Names.OVERHEAD, tags));
    }

    private SpenderMeters meters(Spender labels) {
        return new SpenderMeters(
                tokens(labels, "input"),
                tokens(labels, "output"),
                tokens(labels, "cached"),
                tokens(labels, "reasoning"));
    }

    private Counter tokens(Spender labels, String direction) {
        return registry.counter(
                Names.TOKENS,
                new Tag("model", labels.model()),
                new Tag("direction", direction),
                new Tag("tenant", labels.tenant()));
    }

    @Override
    public void providerError(String provider, String errorCode) {
        registry.counter(Names.PROVIDER_ERRORS, new Tag("provider", provider), new Tag("error_code", errorCode))
                .inc();
    }

    @Override
    public void fallback(String fromProvider, String toProvider) {
        registry.counter(Names.FALLBACKS, new Tag("from_provider", fromProvider), new Tag("to_provider", toProvider))
                .inc();
    }

    @Override
    public void retry(String provider) {
        registry.counter(Names.RETRIES, new Tag("provider", provider)).inc();
    }

    @Override
    public void hedge(String provider, Hedge outcome) {
        registry.counter(
                        Names.HEDGES,
                        new Tag("provider", provider),
                        new Tag("outcome", outcome.name().toLowerCase(Locale.ROOT)))
                .inc();
    }

    @Override
    public void droppedParams(String provider, int count) {
        registry.counter(Names.DROPPED_PARAMS, new Tag("provider", provider)).inc(count);
    }

    @Override
    public void modelsListed(Set<String> listed) {
        models.listed(listed);
    }

    @Override
    public void usageEstimated(String provider) {
        registry.counter(Names.USAGE_ESTIMATED, new Tag("provider", provider)).inc();
    }

    @Override
    public void clientDisconnected() {
        disconnects.inc();
    }

    @Override
    public void pluginError(String plugin) {
        registry.counter(Names.PLUGIN_ERRORS, new Tag("plugin", plugin)).inc();
    }

    @Override
    public void pluginsLoaded(int count) {
        plugins.set(count);
    }

    @Override
    public void providerUp(String provider, Health health) {
        providersUp.computeIfAbsent(provider, this::upGauge).set(health == Health.UP ? 1 : 0);
    }

    private AtomicInteger upGauge(String provider) {
        AtomicInteger up = new AtomicInteger();
        registry.gauge(Names.PROVIDER_UP, up::get, new Tag("provider", provider));
        return up;
    }

    @Override
    public void circuit(String provider, String model, int state) {
        circuits.set(provider, model, state);
    }

    @Override
    public void circuitGone(String provider, String model) {
        circuits.remove(provider, model);
    }

    @Override
    public void inFlight(int change) {
        open.requestsChanged(change);
    }

    @Override
    public void activeStreams(int change) {
        open.streamsChanged(change);
    }
}
