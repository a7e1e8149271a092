package io.dvara.gateway.health;

import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One attempt as far as the health of its target goes; safe for many threads.
 *
 * <p>It is served at its first content and may fail once, before or after. A caller who leaves, a
 * request that is wrong and a credential that is refused tell nothing bad of the target.
 */
public final class Trial implements AutoCloseable {

    private enum Verdict {
        NONE,
        SERVED,
        OVER
    }

    private final TargetHealth health;
    private final int turn;
    private final AtomicReference<Verdict> verdict = new AtomicReference<>(Verdict.NONE);

    Trial(TargetHealth health, int turn) {
        this.health = health;
        this.turn = turn;
    }

    /** Tells that the first content has come. */
    public void served() {
        if (verdict.compareAndSet(Verdict.NONE, Verdict.SERVED)) {
            health.served(turn);
        }
    }

    /** Tells that the attempt has failed. */
    public void failed(ProviderException failure) {
        Verdict before = verdict.getAndSet(Verdict.OVER);
        if (before != Verdict.OVER) {
            judge(failure, before);
        }
    }

    /** Ends the attempt; one of which nothing was told has come to nothing. */
    @Override
    public void close() {
        if (verdict.getAndSet(Verdict.OVER) == Verdict.NONE) {
            health.undecided(turn);
        }
    }

    private void judge(ProviderException failure, Verdict before) {
        Fault fault = failure.fault();
        boolean waits = failure.details().retryAfter().isPresent();
        if (fault == Fault.RATE_LIMITED || fault == Fault.UNAVAILABLE && waits) {
            health.cool(failure.details().retryAfter());
        }
        switch (fault) {
            case UNAVAILABLE, FAILED, BROKEN, MALFORMED, TIMED_OUT -> health.failed(turn, failure);
            case UNREACHABLE -> {
                health.failed(turn, failure);
                health.unreachable();
            }
            case REJECTED, CONTEXT_WINDOW_EXCEEDED, CONTENT_FILTERED, MODEL_NOT_FOUND -> answered(before);
            case UNSUPPORTED_PARAMETER, CREDENTIAL_REFUSED, RATE_LIMITED, CANCELLED -> nothingLearnt(before);
        }
    }

    /** A vendor that finds fault with a request is well. */
    private void answered(Verdict before) {
        if (before == Verdict.NONE) {
            health.answered(turn);
        }
    }

    private void nothingLearnt(Verdict before) {
        if (before == Verdict.NONE) {
            health.undecided(turn);
        }
    }
}
