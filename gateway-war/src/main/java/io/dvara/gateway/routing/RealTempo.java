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
    public void await(CountDownLatch called, Duration most, Caller caller) {
        pauses.await(called, most, caller);
    }
}
