package io.dvara.gateway.admin;

import io.dvara.gateway.config.Settings;
import io.dvara.gateway.live.Drain;
import io.dvara.gateway.metrics.OpenRequests;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Stops the process without cutting anybody off: a signal turns readiness off at once, the port
 * answers on, and the server's own stop begins when the last request has ended or the drain time is over.
 *
 * <p>A second signal stops at once.
 */
@SingleInstance
class GracefulStop {

    private static final Logger LOG = Logger.getLogger(GracefulStop.class.getName());

    /** How long probes can see at least that the server is going. */
    private static final Duration NOTICE = Duration.ofSeconds(1);

    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final Settings settings;
    private final Drain drain;
    private final OpenRequests open;
    private final List<Termination> terminations = new CopyOnWriteArrayList<>();

    @Inject
    GracefulStop(Settings settings, Drain drain, OpenRequests open) {
        this.settings = settings;
        this.drain = drain;
        this.open = open;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        try {
            terminations.add(new Termination("TERM", () -> stop(NOTICE)));
            terminations.add(new Termination("INT", () -> stop(Duration.ZERO)));
        } catch (ReflectiveOperationException | IllegalArgumentException unable) {
            LOG.log(Level.WARNING, "Signals are out of reach: a stop will not wait for open requests", unable);
        }
    }

    void end(@Observes @BeforeDestroyed(ApplicationScoped.class) Object event) {
        for (Termination termination : terminations) {
            try {
                termination.giveBack();
            } catch (ReflectiveOperationException unable) {
                LOG.log(Level.WARNING, "A signal could not be given back to the server", unable);
            }
        }
    }

    private void stop(Duration notice) {
        if (drain.begin()) {
            LOG.log(Level.INFO, "Stopping: {0} open requests may end within {1} s", new Object[] {
                open.requests(), settings.server().drainTimeout().toSeconds()
            });
            await(notice, settings.server().drainTimeout());
        }
        proceed();
    }

    private void await(Duration atLeast, Duration atMost) {
        long begin = System.nanoTime();
        while (true) {
            Duration passed = Duration.ofNanos(System.nanoTime() - begin);
            boolean served = open.requests() == 0 && open.streams() == 0;
            if (passed.compareTo(atMost) >= 0 || served && passed.compareTo(atLeast) >= 0) {
                return;
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    private void proceed() {
        try {
            terminations.getFirst().proceed();
        } catch (ReflectiveOperationException unable) {
            LOG.log(Level.SEVERE, "The server's own stop could not be called; halting", unable);
            Runtime.getRuntime().halt(1);
        }
    }
}
