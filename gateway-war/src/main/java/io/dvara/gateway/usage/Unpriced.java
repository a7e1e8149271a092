package io.dvara.gateway.usage;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Tells the operator once which models have no price; safe for many threads. */
final class Unpriced {

    private static final Logger LOG = Logger.getLogger(Unpriced.class.getName());
    private static final int MOST = 1_000;

    private final Set<String> told = ConcurrentHashMap.newKeySet();

    void tell(Ended.Service service) {
        String target = service.provider() + "/" + service.model();
        if (told.size() < MOST && told.add(target)) {
            LOG.log(
                    Level.INFO,
                    "No price is known for {0}: what its calls cost is unknown; add one under ''pricing'' in dvara.yaml",
                    target);
        }
    }
}
