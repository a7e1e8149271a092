package io.dvara.gateway.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.gateway.config.Settings;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LocalKeepTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final AtomicLong now = new AtomicLong();

    @Test
    void keepsAValueUnderItsScopeAlone() {
        Keep keep = keep(1 << 20, 100);
        keep.put(spot("a", "1"), new byte[] {7}, HOUR);
        assertThat(keep.get(spot("a", "1")))
                .hasValueSatisfying(it -> assertThat(it).containsExactly(7));
        assertThat(keep.get(spot("b", "1"))).isEmpty();
    }

    @Test
    void forgetsWhatIsRemovedOrTooOld() {
        Keep keep = keep(1 << 20, 100);
        keep.put(spot("a", "removed"), new byte[1], HOUR);
        keep.put(spot("a", "old"), new byte[1], Duration.ofMinutes(1));
        keep.put(spot("a", "young"), new byte[1], HOUR);
        assertThat(keep.remove(spot("a", "removed"))).isTrue();
        assertThat(keep.remove(spot("a", "removed"))).isFalse();
        now.addAndGet(Duration.ofMinutes(2).toNanos());
        assertThat(keep.get(spot("a", "removed"))).isEmpty();
        assertThat(keep.get(spot("a", "old"))).isEmpty();
        assertThat(keep.get(spot("a", "young"))).isPresent();
    }

    @Test
    void holdsNeitherTooManyNorTooLargeValues() {
        assertThat(left(keep(1 << 20, 100), 1)).isBetween(50L, 100L);
        assertThat(left(keep(1 << 20, 100_000), 100_000)).isBetween(5L, 10L);
        assertThat(left(keep(1 << 20, 100_000), 2 << 20)).isZero();
    }

    private long left(Keep keep, int bytes) {
        IntStream.range(0, 1_000).forEach(id -> keep.put(spot("a", "" + id), new byte[bytes], HOUR));
        return IntStream.range(0, 1_000)
                .filter(id -> keep.get(spot("a", "" + id)).isPresent())
                .count();
    }

    private Keep keep(long bytes, int entries) {
        return new LocalKeep(new Settings.Memory(bytes, entries, HOUR, HOUR), now::get);
    }

    private static Keep.Spot spot(String scope, String id) {
        return new Keep.Spot(scope, id);
    }
}
