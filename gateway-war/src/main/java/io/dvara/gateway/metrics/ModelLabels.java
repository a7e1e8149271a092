package io.dvara.gateway.metrics;

import io.dvara.gateway.config.Settings;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Bounds the values of the label {@code model}; safe for many threads.
 *
 * <p>A name counts as itself once it was listed or answered with 200; a few more that a provider
 * was asked for and failed do too. All others are {@code other}, so a caller cannot fill memory.
 */
@SingleInstance
public class ModelLabels {

    static final String OTHER = "other";
    private static final int OK = 200;
    private static final int ANSWERED_PER_FAILED = 4;

    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final AtomicInteger answeredLeft;
    private final AtomicInteger failedLeft;

    /** Makes labels within these bounds. */
    @Inject
    public ModelLabels(Settings settings) {
        answeredLeft = new AtomicInteger(settings.metrics().maxModels());
        failedLeft = new AtomicInteger(settings.metrics().maxModels() / ANSWERED_PER_FAILED);
    }

    /** Lets models that the configuration or a provider names count as themselves. */
    public void listed(Set<String> models) {
        known.addAll(models);
    }

    /** Returns the label of a request that has ended. */
    String of(RequestSample sample) {
        String model = sample.model();
        if (known.contains(model)) {
            return model;
        }
        if (sample.provider().isEmpty()) {
            return OTHER;
        }
        AtomicInteger left = sample.status() == OK ? answeredLeft : failedLeft;
        if (left.get() <= 0 || left.getAndDecrement() <= 0) {
            return OTHER;
        }
        known.add(model);
        return model;
    }
}
