package io.dvara.gateway.plugins;

import io.dvara.gateway.config.Blocks;
import io.dvara.gateway.config.CandidateBlock;
import io.dvara.gateway.config.ConfigNode;
import io.dvara.gateway.config.Nearest;
import io.dvara.gateway.config.Problem;
import io.dvara.gateway.config.ProviderBlock;
import io.dvara.gateway.config.RouteBlock;
import io.dvara.gateway.config.Values;
import io.dvara.gateway.live.AbsentTarget;
import io.dvara.gateway.live.DormantProvider;
import io.dvara.gateway.live.Order;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides which routes there are.
 *
 * <p>A provider that is known but off, because its variable or its plugin is not there, is left out
 * of its routes for as long; the same file serves in several places. One that nobody knows is a
 * mistake.
 */
final class RoutePlanner {

    private final List<LoadedPlugin> plugins;
    private final Blocks blocks;
    private final Plan providers;
    private final Set<String> there;

    RoutePlanner(List<LoadedPlugin> plugins, Blocks blocks, Plan providers) {
        this.plugins = plugins;
        this.blocks = blocks;
        this.providers = providers;
        this.there = providers.providers().stream().map(ProviderPlan::name).collect(Collectors.toSet());
    }

    Plan plan(Binding binding) {
        List<RoutePlan> routes = new ArrayList<>();
        for (RouteBlock block : blocks.routes()) {
            routes.add(route(block, binding));
        }
        new RouteCheck(blocks, prefixes()).run(binding);
        return providers.with(routes, binding.findings());
    }

    /** Returns the beginnings of models that each known provider claims, also one that is off. */
    private Map<String, List<String>> prefixes() {
        Map<String, List<String>> prefixes = new HashMap<>();
        types().forEach(it -> prefixes.put(it.type(), it.profile().modelPrefixes()));
        blocks.providers().forEach(it -> prefixes.put(it.name(), it.prefixes().orElse(List.of())));
        providers.providers().forEach(it -> prefixes.put(it.name(), it.claims().prefixes()));
        return prefixes;
    }

    private RoutePlan route(RouteBlock block, Binding binding) {
        List<AbsentTarget> absent = Stream.concat(block.candidates().stream(), block.fallbacks().stream())
                .filter(candidate -> !there.contains(candidate.provider()))
                .map(candidate -> new AbsentTarget(candidate.id(), reason(candidate, binding)))
                .distinct()
                .toList();
        Optional<Order.BuiltIn> builtIn = block.strategy().flatMap(RoutePlanner::builtIn);
        Optional<ComponentPlan<StrategyType>> strategy = builtIn.isPresent()
                ? Optional.empty()
                : block.strategy().flatMap(wanted -> strategy(block, wanted, binding));
        return new RoutePlan(block, builtIn.orElse(Order.BuiltIn.CONFIGURED), strategy, absent);
    }

    static Optional<Order.BuiltIn> builtIn(RouteBlock.Strategy wanted) {
        return Stream.of(Order.BuiltIn.values())
                .filter(it -> it.type().equals(wanted.type()))
                .findFirst();
    }

    private String reason(CandidateBlock candidate, Binding binding) {
        String name = candidate.provider();
        Optional<DormantProvider> dormant = providers.dormant().stream()
                .filter(it -> it.type().equals(name))
                .findFirst();
        Optional<ProviderBlock> block =
                blocks.providers().stream().filter(it -> it.name().equals(name)).findFirst();
        if (block.isPresent()) {
            return "'" + name + "' is off, see " + block.get().path() + " of dvara.yaml";
        }
        if (dormant.isPresent()) {
            return "'" + name + "' is off; set " + dormant.get().setting() + " to turn it on";
        }
        Optional<ProviderType> type =
                types().filter(it -> it.type().equals(name)).findFirst();
        if (type.isPresent()) {
            return "'" + name + "' is off; set " + type.get().profile().variablePrefix()
                    + "_ENABLED=true to turn it on";
        }
        binding.reportMissing(new Problem(
                candidate.place(),
                candidate.path() + ".provider",
                "no provider is named " + Values.quote(name) + Nearest.hint(name, names())
                        + "; if it is right, its plugin's jar is missing in the plugins folder"));
        return "no provider is named '" + name + "'";
    }

    private List<String> names() {
        Set<String> names = new TreeSet<>(there);
        blocks.providers().forEach(it -> names.add(it.name()));
        types().forEach(it -> names.add(it.type()));
        return List.copyOf(names);
    }

    private Stream<ProviderType> types() {
        return plugins.stream()
                .flatMap(plugin -> plugin.types().stream())
                .filter(ProviderType.class::isInstance)
                .map(ProviderType.class::cast);
    }

    private record Offer(LoadedPlugin plugin, StrategyType type) {}

    private Optional<ComponentPlan<StrategyType>> strategy(
            RouteBlock route, RouteBlock.Strategy wanted, Binding binding) {
        List<Offer> offers = plugins.stream()
                .flatMap(plugin -> plugin.types().stream()
                        .filter(StrategyType.class::isInstance)
                        .map(type -> new Offer(plugin, (StrategyType) type)))
                .toList();
        Optional<Offer> offer = offers.stream()
                .filter(it -> it.type().type().equals(wanted.type()))
                .findFirst();
        if (offer.isEmpty()) {
            binding.reportMissing(unknown(route, wanted, offers));
        }
        return offer.flatMap(it -> bound(it, route, wanted.settings(), binding));
    }

    private static Optional<ComponentPlan<StrategyType>> bound(
            Offer offer, RouteBlock route, ConfigNode.Mapping settings, Binding binding) {
        RecordBinder.Naming naming = new RecordBinder.Naming(route.path() + ".strategy", Optional.empty());
        return binding.inside(offer.plugin(), offer.type(), () -> binding.bind(offer.type(), settings, naming))
                .flatMap(it -> it)
                .map(record ->
                        new ComponentPlan<>(route.name(), offer.plugin(), offer.type(), record, settings.content()));
    }

    private static Problem unknown(RouteBlock route, RouteBlock.Strategy wanted, List<Offer> offers) {
        List<String> types = Stream.concat(
                        offers.stream().map(it -> it.type().type()),
                        Stream.of(Order.BuiltIn.values()).map(Order.BuiltIn::type))
                .sorted()
                .toList();
        return new Problem(
                wanted.place(),
                route.path() + ".strategy",
                "no plugin offers a routing strategy of type " + Values.quote(wanted.type())
                        + Nearest.hint(wanted.type(), types)
                        + "; if it is right, its jar is missing in the plugins folder");
    }
}
