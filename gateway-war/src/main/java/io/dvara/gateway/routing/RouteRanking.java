package io.dvara.gateway.routing;

import io.dvara.api.routing.Candidate;
import io.dvara.api.routing.RoutingRequest;
import io.dvara.gateway.live.Order;
import io.dvara.gateway.live.Route;
import io.dvara.gateway.live.RouteTarget;
import io.dvara.gateway.refusal.Refusal;
import io.dvara.gateway.routing.RankedTargets.Fit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
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

    /**
     * Returns the targets in the order in which they are to be tried; at least one.
     *
     * @throws Refusal when none fits
     */
    List<Target> rank(Journey journey, Route route, Needs needs) {
        Regions regions = Regions.of(journey);
        Fitness fitness = new Fitness(catalogue, journey.generation(), needs, regions);
        Refused refused = new Refused();
        List<Target> targets = route.candidates().isEmpty() && route.order() == Order.BuiltIn.MODEL_PREFIX
                ? regions.demandedOf(prefixes.rank(journey.generation(), needs.model()))
                : ordered(journey, route, needs, fitting(route.candidates(), fitness, refused));
        if (!route.fallbacks().isEmpty()) {
            targets = with(fitting(route.fallbacks(), fitness, refused), targets);
        }
        if (targets.isEmpty()) {
            throw refused.refusal(route, needs);
        }
        return targets;
    }

    private static Fit fitting(List<RouteTarget> targets, Fitness fitness, Refused refused) {
        if (allFit(targets, fitness)) {
            return new Fit(targets, new RankedTargets.Configured(targets));
        }
        List<RouteTarget> fitting = new ArrayList<>(targets.size());
        List<Candidate> candidates = new ArrayList<>(targets.size());
        for (RouteTarget target : targets) {
            Candidate candidate = asked(target, fitness);
            Optional<Fitness.Lack> lack = fitness.lack(target, candidate.model());
            if (lack.isEmpty()) {
                fitting.add(target);
                candidates.add(candidate);
            } else {
                refused.add(candidate.id(), lack.get());
            }
        }
        return new Fit(fitting, Collections.unmodifiableList(candidates));
    }

    private static boolean allFit(List<RouteTarget> targets, Fitness fitness) {
        for (int place = 0; place < targets.size(); place++) {
            RouteTarget target = targets.get(place);
            String model = target.candidate().model();
            if (model.isEmpty() || fitness.lack(target, model).isPresent()) {
                return false;
            }
        }
        return true;
    }

    private List<Target> ordered(Journey journey, Route route, Needs needs, Fit fit) {
        Order order = route.order();
        if (order instanceof Order.ByStrategy strategy && fit.size() > 0) {
            RoutingRequest request = new RoutingRequest(
                    needs.model(),
                    needs.delivery(),
                    journey.parties(needs.user()),
                    needs.size().input(),
                    needs.size().output());
            int[] places = strategies.rank(journey, strategy, request, fit.candidates());
            return new RankedTargets(
                    fit, places, strategies.hearing(journey, strategy, request, fit.candidates()), route.hedge());
        }
        List<Target> configured = new RankedTargets(fit, fit.places(), Hearing.NONE, route.hedge());
        return order == Order.BuiltIn.MODEL_PREFIX
                ? configured.stream()
                        .sorted(Comparator.comparingInt((Target it) -> claim(it, needs))
                                .reversed())
                        .toList()
                : configured;
    }

    private static List<Target> with(Fit fallbacks, List<Target> targets) {
        List<Target> all = new ArrayList<>(targets);
        for (Target fallback : new RankedTargets(fallbacks, fallbacks.places(), Hearing.NONE, Optional.empty())) {
            if (all.stream().noneMatch(it -> isSame(it, fallback))) {
                all.add(fallback);
            }
        }
        return all;
    }

    private static int claim(Target target, Needs needs) {
        return PrefixRanking.longestPrefix(target.provider().prefixes(), needs.model())
                .length();
    }

    private static boolean isSame(Target one, Target other) {
        return one.model().equals(other.model())
                && one.provider().name().equals(other.provider().name());
    }

    /** Returns a candidate with the model that it is asked for, and the price of that one. */
    private static Candidate asked(RouteTarget target, Fitness fitness) {
        Candidate candidate = target.candidate();
        if (!candidate.model().isEmpty()) {
            return candidate;
        }
        String model =
                PrefixRanking.vendorName(target.provider(), fitness.needs().model());
        return new Candidate(
                candidate.id(),
                candidate.provider(),
                model,
                candidate.weight(),
                candidate.region(),
                candidate.priceTier(),
                candidate.price().or(() -> fitness.generation().prices().ofTokens(target.provider(), model)));
    }
}
