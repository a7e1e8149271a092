package io.dvara.gateway.routing;

import io.dvara.gateway.upstream.Caller;
import io.dvara.gateway.upstream.Pauses;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;

/** The time of this machine, and a random source for each thread. */
@SingleInstance
class RealTempo implements Tempo {

    private final Pauses pauses;

    @Inject
    RealTempo(Pauses pauses) {
        this.pauses = pauses;
    }

    @Override
    public long now() {
        return System.nanoTime();
    }

    @Override
    public double chance() {
        return ThreadLocalRandom.current().nextDouble();
    }

    @Override
    public void rest(Duration time, Caller caller) {
        pauses.rest(time, caller);
    }

    @Override
    public void queue(CountDownLatch called, Duration most, Caller caller) {
        pauses.queue(called, most, caller);
    }
}
