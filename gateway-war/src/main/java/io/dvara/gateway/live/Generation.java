package io.dvara.gateway.live;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One immutable state of configuration and live components; safe for many threads.
 *
 * <p>It is used under leases. Once retired it gives out no more of them, and when the last one is
 * returned its components are freed, once.
 */
public final class Generation {

    private static final long RETIRED = Long.MIN_VALUE;

    private final long number;
    private final List<ProviderInstance> providers;
    private final List<DormantProvider> dormant;
    private final Routes routes;
    private final PriceList prices;
    private final Runnable onFreed;

    /** Leases out, plus {@link #RETIRED} once retired. */
    private final AtomicLong leases = new AtomicLong();

    /**
     * What a generation consists of.
     *
     * @param providers in the order of the configuration
     * @param dormant what could be turned on
     * @param routes in the order in which they are asked
     * @param prices of models
     */
    public record Parts(
            List<ProviderInstance> providers, List<DormantProvider> dormant, Routes routes, PriceList prices) {}

    /** Makes a generation without routes. */
    public Generation(long number, List<ProviderInstance> providers, List<DormantProvider> dormant, Runnable onFreed) {
        this(number, new Parts(providers, dormant, Routes.NONE, new PriceList(List.of())), onFreed);
    }

    /**
     * Makes a generation that is current.
     *
     * @param number counts generations from 1
     * @param parts what it consists of
     * @param onFreed frees the components; called on the thread that returns the last lease
     */
    public Generation(long number, Parts parts, Runnable onFreed) {
        this.number = number;
        this.providers = List.copyOf(parts.providers());
        this.dormant = List.copyOf(parts.dormant());
        this.routes = parts.routes();
        this.prices = parts.prices();
        this.onFreed = onFreed;
    }

    /** Returns the number of this generation. */
    public long number() {
        return number;
    }

    /** Returns the providers in the order of the configuration. */
    public List<ProviderInstance> providers() {
        return providers;
    }

    /** Returns the types of providers that are loaded but not configured. */
    public List<DormantProvider> dormant() {
        return dormant;
    }

    /** Returns the routes. */
    public Routes routes() {
        return routes;
    }

    /** Returns what models cost. */
    public PriceList prices() {
        return prices;
    }

    /** Returns the provider with this name. */
    public Optional<ProviderInstance> provider(String name) {
        return providers.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    /** Takes a lease; empty when the generation is retired. */
    Optional<Lease> lease() {
        long now = leases.getAndUpdate(count -> count < 0 ? count : count + 1);
        return now < 0 ? Optional.empty() : Optional.of(new Lease(this));
    }

    /** Takes a lease beside one that is out, also when the generation is retired. */
    Lease shared() {
        leases.incrementAndGet();
        return new Lease(this);
    }

    /** Gives out no more leases and frees the components when none is out; also for one that never served. */
    public void retire() {
        if (leases.getAndUpdate(count -> count < 0 ? count : count + RETIRED) == 0) {
            onFreed.run();
        }
    }

    void returned() {
        if (leases.decrementAndGet() == RETIRED) {
            onFreed.run();
        }
    }
}
