package io.dvara.gateway.routing;

import io.dvara.api.chat.Usage;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.api.routing.Outcome;
import io.dvara.gateway.live.ProviderInstance;
import io.dvara.gateway.refusal.Refusal;
import io.dvara.gateway.upstream.Attempt;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An attempt at one target, whose failures and waits are told as they come.
 *
 * <p>Whatever plugin code throws leaves here as a {@link ProviderException}.
 */
final class TrackedAttempt implements AutoCloseable {

    private final Entry entry;
    private final Attempt attempt;
    private final Chronicle told;
    private final Failures failures;
    private Duration reported = Duration.ZERO;
    private volatile boolean outrun;
    private boolean failed;
    private Optional<Fault> fault = Optional.of(Fault.CANCELLED);
    private Optional<Duration> firstContent = Optional.empty();
    private Optional<Usage> usage = Optional.empty();

    TrackedAttempt(Entry entry, Attempt attempt, Chronicle told, Failures failures) {
        this.entry = entry;
        this.attempt = attempt;
        this.told = told;
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

    /** Tells that the target is asked from now on. */
    void begin() {
        entry.listener().begun();
    }

    /** Tells that the target serves. */
    void served() {
        entry.trial().served();
        if (firstContent.isEmpty()) {
            Duration age = attempt.age();
            firstContent = Optional.of(age);
            entry.listener().firstContent(age);
        }
        report();
    }

    /** Notes what was used; the last report counts. */
    void used(Usage most) {
        usage = Optional.of(most);
    }

    /** Tells that the answer has come to its end; otherwise the caller has left before. */
    void completed() {
        if (!failed) {
            fault = Optional.empty();
        }
    }

    /** Tells that the target has failed, before it served or while it did; a caller who left is no failure. */
    void failed(ProviderException failure) {
        if (!failed) {
            failed = true;
            fault = Optional.of(failure.fault());
            entry.trial().failed(failure);
            failures.ofProvider(provider(), failure);
            if (failure.fault() != Fault.CANCELLED) {
                told.failed(provider().name(), entry.target().model(), failure.fault(), attempt.age());
            }
        }
    }

    /** Tells that another target serves, from another thread and before this attempt is cancelled. */
    void outrun() {
        outrun = true;
    }

    /** Returns whether it came to nothing because another target was sooner, not because the caller left. */
    boolean isOutrun() {
        return outrun && firstContent.isEmpty() && fault.equals(Optional.of(Fault.CANCELLED));
    }

    /** Tells what the attempt has found out since this was last told. */
    private void report() {
        Duration waited = attempt.waited();
        told.waited(waited.minus(reported));
        told.dropped(attempt.droppedFields());
        reported = waited;
    }

    private Optional<BigDecimal> cost(Usage used) {
        return told.cost(provider(), target().model(), used);
    }

    Target target() {
        return entry.target();
    }

    private ProviderInstance provider() {
        return entry.target().provider();
    }

    @Override
    public void close() {
        report();
        Duration whole = attempt.age();
        attempt.close();
        entry.close();
        if (entry.listener() != AttemptListener.NOBODY) {
            if (isOutrun()) {
                entry.listener().outrun(whole);
            }
            entry.listener().ended(new Outcome(fault, firstContent, whole, usage, usage.flatMap(this::cost)));
        }
    }
}
