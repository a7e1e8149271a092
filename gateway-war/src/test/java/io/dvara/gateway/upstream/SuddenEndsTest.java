package io.dvara.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.core5.http.HttpHost;
import org.junit.jupiter.api.Test;

/** For how long it is remembered that a host ends connections without a word. */
class SuddenEndsTest {

    private static final HttpHost ONE = new HttpHost("one.test");
    private static final HttpHost OTHER = new HttpHost("other.test");

    private final AtomicLong now = new AtomicLong(-5);
    private final SuddenEnds ends = new SuddenEnds(now::get);

    @Test
    void remembersAHostAloneAndForTenMinutes() {
        ends.note(ONE);
        assertThat(ends.seenAt(ONE)).isTrue();
        assertThat(ends.seenAt(OTHER)).isFalse();
        now.addAndGet(Duration.ofMinutes(10).minusNanos(1).toNanos());
        assertThat(ends.seenAt(ONE)).isTrue();
        now.incrementAndGet();
        assertThat(ends.seenAt(ONE)).isFalse();
    }
}
