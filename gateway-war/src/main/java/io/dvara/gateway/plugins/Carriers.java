package io.dvara.gateway.plugins;

import io.dvara.gateway.wiring.SingleInstance;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import jdk.management.VirtualThreadSchedulerMXBean;

/**
 * Gives virtual threads further carriers while plugins that spin hold all of them.
 *
 * <p>One carrier a processor is what serves fastest; a virtual thread that never blocks keeps its own
 * until it ends. So a thread that has nothing to do is started every now and then, and one that does
 * not get its turn is the sign that carriers are missing. They go again when fewer are held.
 */
@SingleInstance
class Carriers {

    private static final Logger LOG = Logger.getLogger(Carriers.class.getName());
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final Duration LATE = Duration.ofMillis(100);
    private static final int MOST = Integer.getInteger("jdk.virtualThreadScheduler.maxPoolSize", 256);

    private final VirtualThreadSchedulerMXBean scheduler =
            ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
    private final int usual = scheduler.getParallelism();
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("dvara-carriers").factory());
    private volatile Turn awaited = Turn.ask();

    /** A thread that has nothing to do: whether it has had its turn, and since when it waits for it. */
    private record Turn(AtomicBoolean came, long since) {

        static Turn ask() {
            Turn turn = new Turn(new AtomicBoolean(), System.nanoTime());
            Thread.startVirtualThread(() -> turn.came.set(true));
            return turn;
        }

        boolean isLate() {
            return System.nanoTime() - since > LATE.toNanos();
        }
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        looks.scheduleWithFixedDelay(this::look, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        looks.shutdownNow();
        scheduler.setParallelism(usual);
    }

    private void look() {
        if (awaited.came().get()) {
            giveBack();
            awaited = Turn.ask();
        } else if (awaited.isLate()) {
            lend();
        }
    }

    /** Asks from a new thread: the pool grows for a task whose queue was empty, and each asker has its own. */
    private void lend() {
        int now = scheduler.getParallelism();
        scheduler.setParallelism(Math.min(MOST, now + usual));
        LOG.log(Level.FINE, "All {0} carriers of virtual threads are held; there may be more now", now);
        Thread.ofPlatform().daemon().start(() -> awaited = Turn.ask());
    }

    /** Takes one back where, were all that are mounted to spin, the usual number would still be free. */
    private void giveBack() {
        int now = scheduler.getParallelism();
        if (now > usual && scheduler.getMountedVirtualThreadCount() + usual < now) {
            scheduler.setParallelism(now - 1);
        }
    }
}
