package io.dvara.gateway.upstream;

import io.dvara.gateway.wiring.SingleInstance;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Looks at all attempts twenty times a second: limits, clients that have left, long waits.
 *
 * <p>One thread for all of them; an attempt costs an entry in a set. The kernel is asked about clients
 * only while they wait; that bytes drip in does not matter, since the client may see none of them.
 */
@SingleInstance
public class Watch {

    private static final Logger LOG = Logger.getLogger(Watch.class.getName());
    private static final long TICK_MILLIS = 50;
    private static final long WAIT = TimeUnit.MILLISECONDS.toNanos(25);
    private static final long TELL_EVERY = TimeUnit.MILLISECONDS.toNanos(250);

    private final LongSupplier clock;
    private final Departures departures;
    private final Set<Attempt> attempts = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("dvara-watch").factory());
    private long toldAt;

    /** Makes a watch over the kernel's table of connections. */
    @Inject
    public Watch() {
        this(System::nanoTime, new Departures(new ConnectionTable()));
    }

    Watch(LongSupplier clock, Departures departures) {
        this.clock = clock;
        this.departures = departures;
    }

    @PostConstruct
    void start() {
        sweeper.execute(departures::prepare);
        sweeper.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        sweeper.execute(departures::close);
        sweeper.shutdown();
    }

    long now() {
        return clock.getAsLong();
    }

    void add(Attempt attempt) {
        attempts.add(attempt);
    }

    void remove(Attempt attempt) {
        attempts.remove(attempt);
    }

    private void tick() {
        try {
            sweep();
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "The watch over calls failed once and goes on", e);
        }
    }

    /** Looks at every attempt once. */
    void sweep() {
        if (attempts.isEmpty()) {
            return;
        }
        long now = now();
        List<Attempt> waiting = new ArrayList<>();
        for (Attempt attempt : attempts) {
            attempt.inspect(now);
            if (attempt.waitingNanos(now) > WAIT) {
                waiting.add(attempt);
            }
        }
        if (!waiting.isEmpty()) {
            departures.among(waiting).forEach(Attempt::clientGone);
            tell(waiting, now);
        }
    }

    private void tell(List<Attempt> waiting, long now) {
        if (now - toldAt >= TELL_EVERY) {
            toldAt = now;
            waiting.forEach(attempt -> attempt.caller().silent(attempt.silentNanos(now)));
        }
    }
}
