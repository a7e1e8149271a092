package io.dvara.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a client saw of a stream: each content piece's delay since the upstream sent it. */
final class StreamSeen {

    private static final Pattern SENT = Pattern.compile("\"content\":\" t(\\d+)\"");

    private final long asked;
    private final List<Long> delays = new ArrayList<>();
    private final List<Long> arrivals = new ArrayList<>();
    private final StringBuilder pending = new StringBuilder();
    private boolean usage;
    private boolean ended;

    StreamSeen(long asked) {
        this.asked = asked;
    }

    void add(byte[] chunk) {
        long now = System.nanoTime();
        pending.append(new String(chunk, StandardCharsets.ISO_8859_1));
        int end = pending.lastIndexOf("\n\n");
        if (end < 0) {
            return;
        }
        String events = pending.substring(0, end);
        pending.delete(0, end);
        Matcher sent = SENT.matcher(events);
        while (sent.find()) {
            delays.add(now - Long.parseLong(sent.group(1)));
            arrivals.add(now);
        }
        usage |= events.contains("\"total_tokens\"");
        ended |= events.contains("[DONE]");
    }

    /** Returns whether so many pieces came, the usage and the end. */
    boolean whole(int pieces) {
        return delays.size() == pieces && usage && ended;
    }

    /** Returns the delay of the first piece, in nanoseconds. */
    long firstDelay() {
        return delays.isEmpty() ? Long.MAX_VALUE : delays.getFirst();
    }

    /** Returns the time from asking to the first piece, in nanoseconds. */
    long firstContent() {
        return arrivals.isEmpty() ? Long.MAX_VALUE : arrivals.getFirst() - asked;
    }

    /** Returns how much longer than the pause each gap was, in nanoseconds. */
    long[] addedGaps(int pauseMillis) {
        long[] gaps = new long[Math.max(0, arrivals.size() - 1)];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = arrivals.get(i + 1) - arrivals.get(i) - pauseMillis * 1_000_000L;
        }
        return gaps;
    }
}
