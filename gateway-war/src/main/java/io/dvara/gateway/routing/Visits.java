package io.dvara.gateway.routing;

import io.dvara.gateway.live.Quarantine;
import io.dvara.gateway.upstream.Caller;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Looks after threads that are inside a strategy; safe for many threads.
 *
 * <p>One that stays for a second is interrupted; two seconds later it is given up, which counts
 * against the plugin, and its client is answered without it. A visit costs an entry in a set.
 */
@SingleInstance
class Visits {

    private static final long TICK_MILLIS = 100;
    private static final long INTERRUPT_AFTER = TimeUnit.SECONDS.toNanos(1);
    private static final long GIVE_UP_AFTER = TimeUnit.SECONDS.toNanos(3);

    private final Quarantine quarantine;
    private final LongSupplier clock;
    private final Set<Visit> open = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("dvara-strategies").factory());

    @Inject
    Visits(Quarantine quarantine) {
        this(quarantine, System::nanoTime);
    }

    Visits(Quarantine quarantine, LongSupplier clock) {
        this.quarantine = quarantine;
        this.clock = clock;
    }

    @PostConstruct
    void start() {
        sweeper.scheduleWithFixedDelay(this::sweep, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        sweeper.shutdownNow();
    }

    /** A thread inside a strategy. */
    static final class Visit {

        private final Caller caller;
        private final String plugin;
        private final Thread thread = Thread.currentThread();
        private final long begun;
        private volatile boolean interrupted;
        private volatile boolean givenUp;

        private Visit(Caller caller, String plugin, long begun) {
            this.caller = caller;
            this.plugin = plugin;
            this.begun = begun;
        }
    }

    /** Tells that this thread goes into a strategy. */
    Visit enter(Caller caller, String plugin) {
        Visit visit = new Visit(caller, plugin, clock.getAsLong());
        open.add(visit);
        return visit;
    }

    /** Tells that it has come back; returns whether it was in time. */
    boolean leave(Visit visit) {
        open.remove(visit);
        if (visit.interrupted) {
            Thread.interrupted();
        }
        return !visit.interrupted;
    }

    /** Looks at every visit once. */
    void sweep() {
        long now = clock.getAsLong();
        for (Visit visit : open) {
            long stay = now - visit.begun;
            if (stay >= INTERRUPT_AFTER && !visit.interrupted) {
                visit.interrupted = true;
                visit.thread.interrupt();
            }
            if (stay >= GIVE_UP_AFTER && !visit.givenUp) {
                visit.givenUp = true;
                quarantine.lost(visit.plugin);
                visit.caller.abandoned();
            }
        }
    }
}
