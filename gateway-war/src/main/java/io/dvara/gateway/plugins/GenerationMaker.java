package io.dvara.gateway.plugins;

import io.dvara.api.ComponentContext;
import io.dvara.api.ComponentFactory;
import io.dvara.api.provider.Provider;
import io.dvara.api.routing.RoutingStrategy;
import io.dvara.gateway.live.Generation;
import io.dvara.gateway.live.PriceList;
import io.dvara.gateway.live.ProviderInstance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes generations; what has not changed is carried over from the one before. Belongs to one thread. */
final class GenerationMaker {

    private final Border border;
    private final Lending lending;
    private Map<HeldComponent.Key, HeldComponent<?>> current = Map.of();
    private long number;

    GenerationMaker(Border border, Lending lending) {
        this.border = border;
        this.lending = lending;
    }

    /** A generation, and what went wrong with plugins, by the name of their file. */
    record Made(Generation generation, Map<String, String> faults) {}

    /** Makes the next generation; it must be the one that serves before another is made. */
    Made make(Plan plan, PriceList prices) {
        Making making = new Making(new LinkedHashMap<>(plan.findings().faults()), new LinkedHashMap<>());
        List<ProviderInstance> instances = new ArrayList<>();
        for (ProviderPlan provider : plan.providers()) {
            component(provider.component(), Provider.class, making)
                    .ifPresent(made -> instances.add(instance(provider, made)));
        }
        RouteMaker routes = new RouteMaker(instances, prices);
        for (RoutePlan route : plan.routes()) {
            routes.add(route, route.strategy().flatMap(it -> component(it, RoutingStrategy.class, making)));
        }
        current = making.held();
        List<HeldComponent<?>> own = List.copyOf(making.held().values());
        Generation.Parts parts = new Generation.Parts(instances, plan.dormant(), routes.routes(), prices);
        return new Made(new Generation(++number, parts, () -> free(own)), making.faults());
    }

    /** What has been made so far, and what went wrong. */
    private record Making(Map<String, String> faults, Map<HeldComponent.Key, HeldComponent<?>> held) {}

    /** Frees on a thread of its own: whoever returned the last lease has other things to do. */
    private static void free(List<HeldComponent<?>> components) {
        Thread.ofPlatform().daemon().name("dvara-retire").start(() -> components.forEach(HeldComponent::release));
    }

    private <C> Optional<C> component(ComponentPlan<?> plan, Class<C> kind, Making making) {
        try {
            HeldComponent<?> one = held(plan);
            making.held().put(one.key(), one);
            return Optional.of(kind.cast(one.component()));
        } catch (PluginFault fault) {
            making.faults().put(plan.plugin().file(), fault.getMessage());
            return Optional.empty();
        }
    }

    private HeldComponent<?> held(ComponentPlan<?> plan) throws PluginFault {
        HeldComponent<?> known = current.get(plan.key());
        if (known != null) {
            known.retain();
            return known;
        }
        return new HeldComponent<>(plan.key(), created(plan), border);
    }

    private AutoCloseable created(ComponentPlan<?> plan) throws PluginFault {
        String what = "making " + plan.type().kind().word() + " " + plan.name();
        ComponentContext context = lending.to(plan.name());
        AutoCloseable component = border.cross(
                what, plan.plugin().loader(), () -> create(plan.type().factory(), plan.settings(), context));
        if (component == null) {
            throw new PluginFault(what + " returned nothing");
        }
        return component;
    }

    private static <S extends Record, C> C create(
            ComponentFactory<S, C> factory, Record settings, ComponentContext context) {
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
