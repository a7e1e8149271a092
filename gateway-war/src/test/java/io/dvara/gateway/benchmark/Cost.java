package io.dvara.gateway.benchmark;

import org.openjdk.jmh.results.RunResult;

/** What one run of something takes. */
record Cost(double micros, double kilobytes) {

    /** Takes the best time of all, since others on the machine only ever add to it. */
    static Cost of(RunResult result) {
        return new Cost(
                result.getPrimaryResult().getStatistics().getMin(),
                result.getSecondaryResults().get("gc.alloc.rate.norm").getScore() / 1024);
    }

    /** Returns how many times the other this is. */
    Cost over(Cost other) {
        return new Cost(micros / other.micros, kilobytes / other.kilobytes);
    }
}
