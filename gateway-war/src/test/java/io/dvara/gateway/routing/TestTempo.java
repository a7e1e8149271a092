package io.dvara.gateway.routing;

import io.dvara.gateway.upstream.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Time that passes only when it is told to, and chance that is known. */
final class TestTempo extends Clock implements Tempo {

    final List<Duration> waits = new ArrayList<>();
    double chance = 1;
    private Instant now = Instant.ofEpochSecond(1000);

    void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public long now() {
        return Duration.between(Instant.EPOCH, now).toNanos();
    }

    @Override
    public double chance() {
        return chance;
    }

    @Override
    public void rest(Duration time, Caller caller) {
        waits.add(time);
        pass(time);
    }

    @Override
    public void queue(CountDownLatch called, Duration most, Caller caller) {
        rest(most, caller);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
