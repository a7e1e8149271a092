package io.dvara.gateway.admin;

import io.dvara.gateway.wiring.SingleInstance;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.util.logging.Handler;
import java.util.logging.Logger;

/** Sends the gateway's own log to standard output, before anything is logged and until the end. */
@SingleInstance
class ProcessLogging {

    private static final int FIRST = 1;

    /** Held here: the logging framework lets go of loggers that nobody holds. */
    private final Logger gateway = Logger.getLogger("io.dvara");

    private final Logger requests = Logger.getLogger("io.dvara.request");
    private final Handler lines = ProcessLog.ofStandardOutput(new ProcessLog.Plain());
    private final Handler requestLines = ProcessLog.ofStandardOutput(new ProcessLog.Raw());

    void start(@Observes @Priority(FIRST) @Initialized(ApplicationScoped.class) Object event) {
        gateway.setUseParentHandlers(false);
        gateway.addHandler(lines);
        requests.setUseParentHandlers(false);
        requests.addHandler(requestLines);
    }

    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object event) {
        gateway.removeHandler(lines);
        gateway.setUseParentHandlers(true);
        requests.removeHandler(requestLines);
        requests.setUseParentHandlers(true);
    }
}
