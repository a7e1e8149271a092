package io.dvara.gateway.pipeline;

import io.dvara.api.provider.Fault;
import io.dvara.gateway.usage.Ended;
import io.dvara.gateway.usage.Spent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an exchange leaves behind; written by the request's thread and the watch. */
final class Facts {

    /** The way of a request whose model has no route. */
    private static final String MODEL_PREFIX = "model-prefix";

    private static final int OK = 200;
    private static final int CLIENT_LEFT = 499;

    private String model = "";
    private String provider = "";
    private String servedModel = "";
    private String route = MODEL_PREFIX;
    private Ended.Form form = Ended.Form.WHOLE;
    private int status = OK;
    private Optional<String> errorCode = Optional.empty();
    private int attempts;
    private final List<Ended.Try> failed = new ArrayList<>(1);
    private Optional<Ended.Hedged> hedged = Optional.empty();
    private List<String> dropped = List.of();
    private Duration waited = Duration.ZERO;
    private Optional<Duration> firstContent = Optional.empty();
    private boolean left;
    private boolean closed;

    synchronized void asked(String name) {
        model = name;
    }

    synchronized void streamed() {
        form = Ended.Form.STREAMED;
    }

    synchronized void refused(String code, int httpStatus) {
        errorCode = Optional.of(code);
        status = httpStatus;
    }

    synchronized void clientLeft() {
        left = true;
    }

    synchronized void routed(String name) {
        route = name;
    }

    synchronized void attempted(String providerName, String vendorModel) {
        attempts++;
        provider = providerName;
        servedModel = vendorModel;
        dropped = List.of();
    }

    synchronized void hedged(String providerName, String vendorModel) {
        attempts++;
        hedged = Optional.of(new Ended.Hedged(providerName, vendorModel));
    }

    synchronized void serving(String providerName, String vendorModel) {
        provider = providerName;
        servedModel = vendorModel;
    }

    synchronized void failed(Ended.Try failure) {
        failed.add(failure);
    }

    /** Returns who failed last in this way. */
    synchronized Optional<String> failing(Fault fault) {
        return failed.reversed().stream()
                .filter(it -> it.fault() == fault)
                .map(Ended.Try::provider)
                .findFirst();
    }

    synchronized void waited(Duration upstream) {
        waited = waited.plus(upstream);
    }

    synchronized void dropped(List<String> params) {
        dropped = List.copyOf(params);
    }

    synchronized void firstContent(Duration sinceArrival) {
        if (firstContent.isEmpty()) {
            firstContent = Optional.of(sinceArrival);
        }
    }

    synchronized Optional<Served> served(Duration sinceArrival) {
        return attempts == 0
                ? Optional.empty()
                : Optional.of(new Served(provider, servedModel, route, attempts, dropped, overhead(sinceArrival)));
    }

    /** Returns true the first time. */
    synchronized boolean close() {
        boolean first = !closed;
        closed = true;
        return first;
    }

    synchronized Ended ended(Incoming incoming, Duration latency, Spent spent) {
        return new Ended(
                new Ended.Origin(incoming.traceId(), incoming.sessionId(), incoming.endpoint(), model),
                new Ended.Service(route, provider, servedModel, attempts, hedged, failed, dropped, form),
                left ? new Ended.Verdict(CLIENT_LEFT, Optional.empty()) : new Ended.Verdict(status, errorCode),
                new Ended.Times(latency, firstContent, overhead(latency)),
                spent);
    }

    private Duration overhead(Duration elapsed) {
        Duration own = elapsed.minus(waited);
        return own.isNegative() ? Duration.ZERO : own;
    }
}
