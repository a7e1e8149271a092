package io.dvara.gateway.routing;

import io.dvara.api.routing.Candidate;
import io.dvara.api.routing.ObservingStrategy;
import io.dvara.api.routing.Outcome;
import io.dvara.api.routing.RaceObservingStrategy;
import io.dvara.api.routing.RoutingRequest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Tells a strategy how an attempt at its candidate goes; of its end once. */
final class StrategyListener implements AttemptListener {

    private final ObservingStrategy strategy;
    private final RoutingRequest request;
    private final Candidate candidate;
    private final Consumer<Runnable> border;
    private final AtomicBoolean open = new AtomicBoolean();

    StrategyListener(
            ObservingStrategy strategy, RoutingRequest request, Candidate candidate, Consumer<Runnable> border) {
        this.strategy = strategy;
        this.request = request;
        this.candidate = candidate;
        this.border = border;
    }

    @Override
    public void begun() {
        open.set(true);
        border.accept(() -> strategy.begun(request, candidate));
    }

    @Override
    public void firstContent(Duration sinceBegun) {
        border.accept(() -> strategy.firstContent(request, candidate, sinceBegun));
    }

    @Override
    public void outrun(Duration sinceBegun) {
        if (strategy instanceof RaceObservingStrategy observing) {
            border.accept(() -> observing.outrun(request, candidate, sinceBegun));
        }
    }

    @Override
    public void ended(Outcome outcome) {
        if (open.compareAndSet(true, false)) {
            border.accept(() -> strategy.ended(request, candidate, outcome));
        }
    }
}
