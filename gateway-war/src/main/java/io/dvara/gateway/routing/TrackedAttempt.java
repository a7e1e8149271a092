package io.dvara.gateway.routing;

import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.gateway.live.ProviderInstance;
import io.dvara.gateway.refusal.Refusal;
import io.dvara.gateway.upstream.Attempt;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * An attempt at one target, whose failures and waits are told as they come.
 *
 * <p>Whatever plugin code throws leaves here as a {@link ProviderException}.
 */
final class TrackedAttempt implements AutoCloseable {

    private final Entry entry;
    private final Attempt attempt;
    private final Journey journey;
    private final Failures failures;
    private Duration told = Duration.ZERO;
    private boolean failed;

    TrackedAttempt(Entry entry, Attempt attempt, Journey journey, Failures failures) {
        this.entry = entry;
        this.attempt = attempt;
        this.journey = journey;
        this.failures = failures;
    }

    /** Returns the call for the plugin. */
    Attempt call() {
        return attempt;
    }

    /** Runs plugin code. */
    <T> T guarded(Supplier<T> pluginCode) {
        attempt.enter();
        try {
            return pluginCode.get();
        } catch (ProviderException | Refusal e) {
            throw e;
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            failures.ofPlugin(provider(), e);
            throw new ProviderException(
                    Fault.FAILED,
                    "the plugin '" + provider().plugin() + "' failed with "
                            + e.getClass().getSimpleName() + "; the server's log tells where",
                    new PluginDefect(e));
        } finally {
            attempt.leave();
        }
    }

    /** Tells that the target serves. */
    void served() {
        entry.trial().served();
        report();
    }

    /** Tells that the target has failed, before it served or while it did; told once. */
    void failed(ProviderException failure) {
        if (!failed) {
            failed = true;
            entry.trial().failed(failure);
            failures.ofProvider(provider(), failure);
            journey.failed(provider().name(), entry.target().model(), failure.fault(), attempt.age());
        }
    }

    /** Tells the journey what the attempt has found out since this was last told. */
    private void report() {
        Duration waited = attempt.waited();
        journey.waited(waited.minus(told));
        journey.dropped(attempt.droppedFields());
        told = waited;
    }

    private ProviderInstance provider() {
        return entry.target().provider();
    }

    @Override
    public void close() {
        report();
        attempt.close();
        entry.close();
    }
}
