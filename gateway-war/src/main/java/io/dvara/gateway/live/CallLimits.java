package io.dvara.gateway.live;

import java.time.Duration;

/**
 * How long a call to a provider may take and how large its answer may be.
 *
 * @param connect until a connection stands
 * @param firstByte from sending the request to the first byte of the answer
 * @param betweenChunks between two reads of the answer
 * @param whole from the first connect to the last byte
 * @param answerBytes of the answer, decompressed
 */
public record CallLimits(
        Duration connect, Duration firstByte, Duration betweenChunks, Duration whole, long answerBytes) {

    /** Returns these limits for a call of which this much time is left. */
    public CallLimits within(Duration left) {
        return left.compareTo(whole) < 0 ? new CallLimits(connect, firstByte, betweenChunks, left, answerBytes) : this;
    }
}
