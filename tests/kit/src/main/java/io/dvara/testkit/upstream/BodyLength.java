package io.dvara.testkit.upstream;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Counts the bytes that the steps of a body put on the wire. */
final class BodyLength {

    private BodyLength() {}

    static long of(List<Step> body, Compression compression) {
        Counter counter = new Counter();
        try (OutputStream out = compression.over(counter)) {
            write(body, out);
        } catch (IOException e) {
            throw new UncheckedIOException("counting a scripted body in memory failed", e);
        }
        return counter.count;
    }

    private static void write(List<Step> steps, OutputStream out) throws IOException {
        for (Step step : steps) {
            if (step instanceof Step.Send(byte[] bytes)) {
                out.write(bytes);
                out.flush();
            } else if (step instanceof Step.Repeat(long times, List<Step> repeated)) {
                repeat(times, repeated, out);
            }
        }
    }

    private static void repeat(long times, List<Step> steps, OutputStream out) throws IOException {
        if (times == Step.Repeat.FOR_EVER) {
            throw new IllegalStateException(
                    "an endless body has no Content-Length: use chunked(), untilClose()" + " or declaringLength(n)");
        }
        for (long i = 0; i < times; i++) {
            write(steps, out);
        }
    }

    private static final class Counter extends OutputStream {

        private long count;

        @Override
        public void write(int b) {
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            count += length;
        }
    }
}
