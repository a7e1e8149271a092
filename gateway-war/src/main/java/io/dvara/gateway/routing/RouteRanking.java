package io.dvara.gateway.routing;

import io.dvara.api.routing.Candidate;
import io.dvara.api.routing.RoutingRequest;
import io.dvara.gateway.live.Order;
import io.dvara.gateway.live.Route;
import io.dvara.gateway.live.RouteTarget;
import io.dvara.gateway.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Ranks the candidates of a route that fit a request, and its fallbacks behind them. */
final class RouteRanking {

    private final PrefixRanking prefixes;
    private final ModelCatalogue catalogue;
    private final Strategies strategies;

    RouteRanking(PrefixRanking prefixes, ModelCatalogue catalogue, Strategies strategies) {
        this.prefixes = prefixes;
        this.catalogue = catalogue;
        this.strategies = strategies;
    }

    /** A candidate that fits, with the model it is asked for. */
    private record Fit(RouteTarget target, Candidate candidate) {}

    /**
     * Returns the targets in the order in which they are to be tried; at least one.
     *
     * @throws Refusal when none fits
     */
    List<Target> rank(Journey journey, Route route, Needs needs) {
        Regions regions = Regions.of(journey);
        Fitness fitness = new Fitness(catalogue, journey.generation(), needs, regions);
        Refused refused = new Refused();
        List<Target> targets =
                new ArrayList<>(route.candidates().size() + route.fallbacks().size());
        if (route.candidates().isEmpty() && route.order() == Order.BuiltIn.MODEL_PREFIX) {
            targets.addAll(regions.demandedOf(prefixes.rank(journey.generation(), needs.model())));
        }
        targets.addAll(ordered(journey, route.order(), needs, fitting(route.candidates(), fitness, refused)));
        for (Fit fallback : fitting(route.fallbacks(), fitness, refused)) {
            Target target = target(fallback, AttemptListener.NOBODY);
            if (targets.stream().noneMatch(it -> isSame(it, target))) {
                targets.add(target);
            }
        }
        if (targets.isEmpty()) {
            throw refused.refusal(route, needs);
        }
        return targets;
    }

    private static List<Fit> fitting(List<RouteTarget> targets, Fitness fitness, Refused refused) {
        List<Fit> fitting = new ArrayList<>(targets.size());
        for (RouteTarget target : targets) {
            Candidate candidate = target.model().isPresent()
                    ? target.candidate()
                    : asking(
                            target.candidate(),
                            PrefixRanking.vendorName(
                                    target.provider(), fitness.needs().model()));
            Optional<Fitness.Lack> lack = fitness.lack(target, candidate.model());
            if (lack.isEmpty()) {
                fitting.add(new Fit(target, candidate));
            } else {
                refused.add(candidate.id(), lack.get());
            }
        }
        return fitting;
    }

    private List<Target> ordered(Journey journey, Order order, Needs needs, List<Fit> fitting) {
        return switch (order) {
            case Order.BuiltIn builtIn
            when builtIn == Order.BuiltIn.MODEL_PREFIX ->
                fitting.stream()
                        .sorted((one, other) -> Integer.compare(claim(other, needs), claim(one, needs)))
                        .map(fit -> target(fit, AttemptListener.NOBODY))
                        .toList();
            case Order.BuiltIn _ ->
                fitting.stream().map(fit -> target(fit, AttemptListener.NOBODY)).toList();
            case Order.ByStrategy strategy -> byStrategy(journey, strategy, needs, fitting);
        };
    }

    private List<Target> byStrategy(Journey journey, Order.ByStrategy order, Needs needs, List<Fit> fitting) {
        if (fitting.isEmpty()) {
            return List.of();
        }
        RoutingRequest request = new RoutingRequest(
                needs.model(),
                needs.delivery(),
                journey.parties(needs.user()),
                needs.size().input(),
                needs.size().output());
        List<Candidate> candidates = fitting.stream().map(Fit::candidate).toList();
        List<Target> targets = new ArrayList<>(fitting.size());
        for (int place : strategies.rank(journey, order, request, candidates)) {
            Fit fit = fitting.get(place);
            targets.add(target(fit, strategies.listener(journey, order, request, fit.candidate())));
        }
        return targets;
    }

    private static Target target(Fit fit, AttemptListener listener) {
        return new Target(
                fit.target().provider(), fit.candidate().model(), fit.target().stated(), listener);
    }

    private static int claim(Fit fit, Needs needs) {
        return PrefixRanking.longestPrefix(fit.target().provider().prefixes(), needs.model())
                .length();
    }

    private static boolean isSame(Target one, Target other) {
        return one.model().equals(other.model())
                && one.provider().name().equals(other.provider().name());
    }

    private static Candidate asking(Candidate candidate, String model) {
        return new Candidate(
                candidate.id(),
                candidate.provider(),
                model,
                candidate.weight(),
                candidate.region(),
                candidate.priceTier(),
                candidate.price());
    }
}
