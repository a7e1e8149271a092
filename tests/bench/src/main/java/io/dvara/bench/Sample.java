package io.dvara.bench;

import java.util.Arrays;

/**
 * What one measurement found.
 *
 * @param answers right answers
 * @param errors anything else
 * @param seconds it took
 * @param latencies of the answers in nanoseconds, sorted
 * @param gatewayMicros processor time of the contender
 */
record Sample(long answers, long errors, double seconds, long[] latencies, long gatewayMicros) {

    double perSecond() {
        return answers / seconds;
    }

    double millis(double quantile) {
        return latencies.length == 0 ? Double.NaN : latencies[(int) (quantile * (latencies.length - 1))] / 1e6;
    }

    double microsEach() {
        return answers == 0 ? Double.NaN : (double) gatewayMicros / answers;
    }

    static long[] sorted(long[]... parts) {
        return Arrays.stream(parts).flatMapToLong(Arrays::stream).sorted().toArray();
    }
}
