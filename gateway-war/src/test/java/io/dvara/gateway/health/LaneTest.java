package io.dvara.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.gateway.config.Resilience;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LaneTest {

    private static final Resilience.Concurrency ONE_AND_TWO_WAITING =
            new Resilience.Concurrency(1, 2, Duration.ofSeconds(1));

    private final Lane lane = new Lane();

    @Test
    void letsInAsManyAsThereMayBe() {
        long in = IntStream.range(0, 10).filter(_ -> lane.enter(3)).count();
        assertThat(in).isEqualTo(3);
        lane.leave();
        assertThat(lane.enter(3)).isTrue();
    }

    @Test
    void letsThoseInFirstWhoWaitedLongest() {
        lane.enter(1);
        Lane.Place first = lane.queue(ONE_AND_TWO_WAITING).orElseThrow();
        Lane.Place second = lane.queue(ONE_AND_TWO_WAITING).orElseThrow();
        assertThat(lane.queue(ONE_AND_TWO_WAITING)).isEmpty();
        lane.leave();
        assertThat(first.called().getCount()).isZero();
        assertThat(second.called().getCount()).isEqualTo(1);
        assertThat(lane.enter(1)).isFalse();
        assertThat(lane.giveUp(first)).isTrue();
    }

    @Test
    void passesOverThoseWhoGaveUp() {
        lane.enter(1);
        Lane.Place gone = lane.queue(ONE_AND_TWO_WAITING).orElseThrow();
        assertThat(lane.giveUp(gone)).isFalse();
        lane.leave();
        assertThat(lane.inFlight()).isZero();
    }

    @Test
    void letsInAtOnceWhenThereIsRoomMeanwhile() {
        Lane.Place place = lane.queue(ONE_AND_TWO_WAITING).orElseThrow();
        assertThat(place.called().getCount()).isZero();
        assertThat(lane.giveUp(place)).isTrue();
        assertThat(lane.inFlight()).isEqualTo(1);
    }
}
