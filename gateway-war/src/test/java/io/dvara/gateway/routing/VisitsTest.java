package io.dvara.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.gateway.live.Generation;
import io.dvara.gateway.live.Quarantine;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class VisitsTest {

    private final AtomicLong now = new AtomicLong();
    private final Quarantine quarantine = new Quarantine();
    private final Visits visits = new Visits(quarantine, now::get);
    private final TestJourney journey = new TestJourney(new Generation(1, List.of(), List.of(), () -> {}));

    @Test
    void interruptsAStrategyThatTakesItsTime() {
        Visits.Visit visit = visits.enter(journey, "slow");
        pass(1);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        assertThat(visits.leave(visit)).isFalse();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(quarantine.holds("slow")).isFalse();
    }

    @Test
    void givesUpOneThatNeverComesBackAndKeepsItFromBeingAsked() {
        Visits.Visit first = visits.enter(journey, "hanging");
        Visits.Visit second = visits.enter(journey, "hanging");
        pass(3);
        pass(3);
        assertThat(journey.abandoned).isEqualTo(2);
        assertThat(quarantine.holds("hanging")).isTrue();
        visits.leave(first);
        visits.leave(second);
    }

    @Test
    void leavesThoseAloneThatAreQuick() {
        visits.leave(visits.enter(journey, "quick"));
        pass(60);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(journey.abandoned).isZero();
    }

    private void pass(int seconds) {
        now.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
        visits.sweep();
    }
}
