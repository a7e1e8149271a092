package io.dvara.gateway.config;

import java.time.Duration;

/**
 * What is done about providers that fail; each provider may have its own.
 *
 * @param retry when to ask again ({@code dvara.retry.*})
 * @param breaker when to ask no more ({@code dvara.breaker.*})
 * @param concurrency how many calls at once ({@code dvara.concurrency.*})
 */
public record Resilience(Retry retry, Breaker breaker, Concurrency concurrency) {

    /**
     * When to ask a target again.
     *
     * @param retries of one request at targets that have failed it ({@code dvara.retry.retries}, 2)
     * @param firstDelay the most to wait before the first ({@code dvara.retry.first-delay}, 250 ms); doubled for each
     * @param maxDelay the most that doubling leads to ({@code dvara.retry.max-delay}, 4 s)
     * @param longestWait a vendor that asks for more is not waited for ({@code dvara.retry.longest-wait}, 5 s)
     * @param budget of a target's retries
     */
    public record Retry(int retries, Duration firstDelay, Duration maxDelay, Duration longestWait, Budget budget) {}

    /**
     * How many retries a target takes at most, so that an outage is not made worse.
     *
     * @param percent of its calls ({@code dvara.retry.budget-percent}, 20)
     * @param perSecond whatever the share ({@code dvara.retry.budget-per-second}, 10)
     */
    public record Budget(int percent, int perSecond) {}

    /**
     * When a target is asked no more for a while.
     *
     * @param failureRate percent of the window's calls ({@code dvara.breaker.failure-rate}, 50)
     * @param minCalls in the window at least ({@code dvara.breaker.min-calls}, 10)
     * @param failuresInARow at least, the last ones ({@code dvara.breaker.failures-in-a-row}, 5)
     * @param window how long a call counts ({@code dvara.breaker.window}, 30 s)
     * @param openTime until a probe is let through ({@code dvara.breaker.open-time}, 10 s)
     * @param longestCoolDown the most that a vendor's wish to be left alone is kept in mind ({@code
     *     dvara.breaker.longest-cool-down}, 60 s)
     */
    public record Breaker(
            int failureRate,
            int minCalls,
            int failuresInARow,
            Duration window,
            Duration openTime,
            Duration longestCoolDown) {}

    /**
     * How many calls a provider bears at once.
     *
     * @param maxCalls in flight ({@code dvara.concurrency.max-calls}, 4096)
     * @param maxWaiting for one of them to end ({@code dvara.concurrency.max-waiting}, 1000)
     * @param maxWait how long ({@code dvara.concurrency.max-wait}, 1 s)
     */
    public record Concurrency(int maxCalls, int maxWaiting, Duration maxWait) {}
}
