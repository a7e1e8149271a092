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

    private final ProviderInstance provider;
    private final Attempt attempt;
    private final Journey journey;
    private final Failures failures;
    private Duration told = Duration.ZERO;

    TrackedAttempt(ProviderInstance provider, Attempt attempt, Journey journey, Failures failures) {
        this.provider = provider;
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
        } catch (ProviderException e) {
            failures.ofProvider(provider, e);
            throw e;
        } catch (Refusal e) {
            throw e;
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            failures.ofPlugin(provider, e);
            throw new ProviderException(
                    Fault.FAILED,
                    "the plugin '" + provider.plugin() + "' failed with "
                            + e.getClass().getSimpleName() + "; the server's log tells where",
                    e);
        } finally {
            attempt.leave();
        }
    }

    /** Tells the journey what the attempt has found out since this was last told. */
    void report() {
        Duration waited = attempt.waited();
        journey.waited(waited.minus(told));
        journey.dropped(attempt.droppedFields());
        told = waited;
    }

    @Override
    public void close() {
        report();
        attempt.close();
    }
}
