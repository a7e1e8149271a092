package io.dvara.gateway.health;

import io.dvara.gateway.config.Resilience;
import java.time.Clock;

/** Lets a share of a target's calls be retries, counted by the second. */
final class RetryBudget {

    private static final int ALL = 100;

    private final Resilience.Budget budget;
    private final Clock clock;
    private long second;
    private long calls;
    private long callsBefore;
    private long retries;

    RetryBudget(Resilience.Budget budget, Clock clock) {
        this.budget = budget;
        this.clock = clock;
    }

    synchronized void called() {
        turn();
        calls++;
    }

    /** Takes a retry; returns false when there are too many in this second. */
    synchronized boolean take() {
        turn();
        long share = Math.max(calls, callsBefore) * budget.percent() / ALL;
        if (retries >= Math.max(share, budget.perSecond())) {
            return false;
        }
        retries++;
        return true;
    }

    private void turn() {
        long now = clock.instant().getEpochSecond();
        if (now != second) {
            callsBefore = now == second + 1 ? calls : 0;
            calls = 0;
            retries = 0;
            second = now;
        }
    }
}
