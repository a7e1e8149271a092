package io.dvara.gateway.plugins;

import io.dvara.api.ComponentContext;
import io.dvara.api.provider.Provider;
import io.dvara.api.provider.ProviderFactory;
import io.dvara.gateway.live.Generation;
import io.dvara.gateway.live.ProviderInstance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes generations; what has not changed is carried over from the one before. Belongs to one thread. */
final class GenerationMaker {

    private final Border border;
    private final Lending lending;
    private Map<HeldProvider.Key, HeldProvider> current = Map.of();
    private long number;

    GenerationMaker(Border border, Lending lending) {
        this.border = border;
        this.lending = lending;
    }

    /** A generation, and what went wrong with plugins, by the name of their file. */
    record Made(Generation generation, Map<String, String> faults) {}

    /** Makes the next generation; it must be the one that serves before another is made. */
    Made make(Plan plan) {
        Map<String, String> faults = new LinkedHashMap<>(plan.faults());
        Map<HeldProvider.Key, HeldProvider> held = new LinkedHashMap<>();
        List<ProviderInstance> instances = new ArrayList<>();
        for (ProviderPlan provider : plan.providers()) {
            try {
                HeldProvider one = held(provider);
                held.put(one.key(), one);
                instances.add(instance(provider, one.provider()));
            } catch (PluginFault fault) {
                faults.put(provider.plugin().file(), fault.getMessage());
            }
        }
        current = held;
        List<HeldProvider> own = List.copyOf(held.values());
        Generation generation = new Generation(++number, instances, plan.dormant(), () -> free(own));
        return new Made(generation, faults);
    }

    /** Frees on a thread of its own: whoever returned the last lease has other things to do. */
    private static void free(List<HeldProvider> providers) {
        Thread.ofPlatform().daemon().name("dvara-retire").start(() -> providers.forEach(HeldProvider::release));
    }

    private HeldProvider held(ProviderPlan plan) throws PluginFault {
        HeldProvider.Key key = new HeldProvider.Key(plan.plugin(), plan.type().type(), plan.name(), plan.content());
        HeldProvider known = current.get(key);
        if (known != null) {
            known.retain();
            return known;
        }
        return new HeldProvider(key, created(plan), border);
    }

    private Provider created(ProviderPlan plan) throws PluginFault {
        String what = "making provider " + plan.name();
        ComponentContext context = lending.to(plan.name());
        Provider provider = border.cross(
                what, plan.plugin().loader(), () -> create(plan.type().factory(), plan.settings(), context));
        if (provider == null) {
            throw new PluginFault(what + " returned nothing");
        }
        return provider;
    }

    private static <S extends Record> Provider create(
            ProviderFactory<S> factory, Record settings, ComponentContext context) {
        return factory.create(factory.settings().cast(settings), context);
    }

    private static ProviderInstance instance(ProviderPlan plan, Provider provider) {
        return new ProviderInstance(
                plan.name(),
                plan.type().type(),
                plan.plugin().id(),
                provider,
                plan.claims().prefixes(),
                plan.claims().limits(),
                plan.claims().resilience(),
                plan.claims().setting());
    }
}
