package io.dvara.gateway.plugins;

import io.dvara.api.routing.Candidate;
import io.dvara.api.routing.RoutingStrategy;
import io.dvara.api.routing.TokenPrice;
import io.dvara.gateway.config.CandidateBlock;
import io.dvara.gateway.config.RouteBlock;
import io.dvara.gateway.live.AbsentTarget;
import io.dvara.gateway.live.Order;
import io.dvara.gateway.live.PriceList;
import io.dvara.gateway.live.ProviderInstance;
import io.dvara.gateway.live.Route;
import io.dvara.gateway.live.RouteTarget;
import io.dvara.gateway.live.Routes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Joins planned routes with the providers that were made; belongs to one generation's making. */
final class RouteMaker {

    private final List<ProviderInstance> providers;
    private final PriceList prices;
    private final List<Route> routes = new ArrayList<>();

    RouteMaker(List<ProviderInstance> providers, PriceList prices) {
        this.providers = providers;
        this.prices = prices;
    }

    Routes routes() {
        return new Routes(routes, providers.stream().map(ProviderInstance::name).toList());
    }

    /** Adds a route; without its strategy the candidates are tried in their order. */
    void add(RoutePlan plan, Optional<RoutingStrategy> strategy) {
        List<AbsentTarget> absent = new ArrayList<>(plan.absent());
        RouteBlock block = plan.block();
        routes.add(new Route(
                block.name(),
                block.models().stream().map(RouteBlock.Pattern::glob).toList(),
                order(plan, strategy),
                targets(block.candidates(), absent),
                targets(block.fallbacks(), absent),
                absent,
                block.hedge()));
    }

    private static Order order(RoutePlan plan, Optional<RoutingStrategy> strategy) {
        if (strategy.isEmpty()) {
            return plan.order();
        }
        ComponentPlan<StrategyType> made = plan.strategy().orElseThrow();
        return new Order.ByStrategy(made.type().type(), made.plugin().id(), strategy.get());
    }

    private List<RouteTarget> targets(List<CandidateBlock> blocks, List<AbsentTarget> absent) {
        List<RouteTarget> targets = new ArrayList<>();
        for (CandidateBlock block : blocks) {
            Optional<ProviderInstance> provider = providers.stream()
                    .filter(it -> it.name().equals(block.provider()))
                    .findFirst();
            if (provider.isPresent()) {
                targets.add(new RouteTarget(candidate(block, provider.get()), provider.get(), block.traits()));
            } else if (absent.stream().noneMatch(it -> it.id().equals(block.id()))) {
                absent.add(new AbsentTarget(block.id(), "the plugin of '" + block.provider() + "' failed to make it"));
            }
        }
        return targets;
    }

    /** What a route says of a price counts before the price list. */
    private Optional<TokenPrice> price(CandidateBlock block, ProviderInstance provider) {
        return block.price().or(() -> block.model().flatMap(model -> prices.ofTokens(provider, model)));
    }

    private Candidate candidate(CandidateBlock block, ProviderInstance provider) {
        return new Candidate(
                block.id(),
                block.provider(),
                block.model().orElse(""),
                block.weight(),
                block.region(),
                block.priceTier(),
                price(block, provider));
    }
}
