package io.dvara.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CyclicBarrier;

/** Opens many slow streams at once and looks at when each piece came. */
final class SlowStreams {

    private static final int PIECES = 20;
    private static final int PAUSE_MILLIS = 100;

    private SlowStreams() {}

    /**
     * What was found.
     *
     * @param errors streams that were not whole
     * @param firstDelays from the upstream's sending to the client's reading, nanoseconds, sorted
     * @param firstContents from asking to the first piece, nanoseconds, sorted
     * @param addedGaps by which gaps were longer than the pause, nanoseconds, sorted
     */
    record Found(long errors, long[] firstDelays, long[] firstContents, long[] addedGaps) {

        static double millis(long[] sorted, double quantile) {
            return sorted.length == 0 ? Double.NaN : sorted[(int) (quantile * (sorted.length - 1))] / 1e6;
        }
    }

    static Found run(Contender contender, int streams) throws InterruptedException {
        StreamShape shape = new StreamShape(PIECES, PAUSE_MILLIS);
        byte[] request = Prompt.bytes(contender, shape, 1024);
        CyclicBarrier together = new CyclicBarrier(streams);
        List<StreamSeen> seen = Load.together(streams, () -> one(contender, request, together));
        long errors = seen.stream().filter(it -> !it.whole(PIECES)).count();
        return new Found(
                errors,
                seen.stream().mapToLong(StreamSeen::firstDelay).sorted().toArray(),
                seen.stream().mapToLong(StreamSeen::firstContent).sorted().toArray(),
                seen.stream()
                        .flatMapToLong(it -> Arrays.stream(it.addedGaps(PAUSE_MILLIS)))
                        .sorted()
                        .toArray());
    }

    private static StreamSeen one(Contender contender, byte[] request, CyclicBarrier together) throws Exception {
        try (Client client = new Client(contender)) {
            together.await();
            return client.stream(request);
        } catch (IOException e) {
            return new StreamSeen(System.nanoTime());
        }
    }
}
