package io.dvara.gateway.health;

import io.dvara.gateway.config.Resilience;
import io.dvara.gateway.live.ProviderInstance;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** How one target has fared lately; safe for many threads. */
public final class TargetHealth {

    private final TargetKey key;
    private final Resilience rules;
    private final int provider;
    private final CoolDowns coolDowns;
    private final RetryBudget budget;
    private final Circuit circuit;
    private final Reports reports;

    /** Who is told what comes of a target. */
    interface Reports {

        /** Tells that the circuit has turned. */
        void turned(TargetKey key, CircuitState state);

        /** Tells that an attempt was served. */
        void served(TargetKey key, CircuitState state);

        /** Tells that no connection came about. */
        void unreachable(TargetKey key);
    }

    TargetHealth(TargetKey key, ProviderInstance provider, CoolDowns coolDowns, Surroundings around) {
        this.key = key;
        this.rules = provider.resilience();
        this.provider = System.identityHashCode(provider.provider());
        this.coolDowns = coolDowns;
        this.reports = around.reports();
        this.budget = new RetryBudget(rules.retry().budget(), around.clock());
        Consumer<CircuitState> told = state -> reports.turned(key, state);
        this.circuit = new Circuit(rules.breaker(), around.clock(), told);
    }

    /** What all targets share. */
    record Surroundings(Clock clock, Reports reports) {}

    /** Returns how long the vendor wants to be left alone; zero when it does not. */
    public Duration coolingFor() {
        return coolDowns.left(key);
    }

    /** Returns how long nothing is sent because too much has failed; zero when something may be. */
    public Duration closedFor() {
        return circuit.closedFor();
    }

    /** Returns whether the target is asked. */
    public CircuitState state() {
        return circuit.state();
    }

    /** Begins an attempt; empty when the circuit is open. */
    public Optional<Trial> enter() {
        int turn = circuit.enter();
        if (turn == Circuit.REFUSED) {
            return Optional.empty();
        }
        budget.called();
        return Optional.of(new Trial(this, turn));
    }

    /** Takes one of the retries that this target may get; false when it has had enough. */
    public boolean takeRetry() {
        return budget.take();
    }

    /** Returns whether this is kept of the provider as it is configured now. */
    boolean isOf(ProviderInstance instance) {
        return provider == System.identityHashCode(instance.provider()) && rules.equals(instance.resilience());
    }

    TargetKey key() {
        return key;
    }

    // ---- for trials

    void served(int turn) {
        circuit.served(turn);
        reports.served(key, circuit.state());
    }

    void answered(int turn) {
        circuit.served(turn);
    }

    void failed(int turn, Throwable failure) {
        circuit.failed(turn, failure);
    }

    void unreachable() {
        reports.unreachable(key);
    }

    void undecided(int turn) {
        circuit.undecided(turn);
    }

    /** Leaves the target alone for as long as it asks for, or for a moment when it does not say. */
    void cool(Optional<Duration> asked) {
        Duration time = asked.orElse(rules.retry().firstDelay());
        Duration longest = rules.breaker().longestCoolDown();
        coolDowns.cool(key, time.compareTo(longest) < 0 ? time : longest);
    }
}
