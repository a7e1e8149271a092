package io.dvara.gateway.config;

import io.dvara.api.provider.Model;
import io.dvara.api.routing.TokenPrice;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A candidate of a route as it stands in {@code dvara.yaml}.
 *
 * @param provider the configured name of the provider
 * @param path of the block, such as {@code routes[0].candidates[1]}
 * @param place where the provider's name stands
 * @param model by which the provider is asked; empty when it is the one that the client names
 * @param weight its share
 * @param region where it runs
 * @param priceTier how dear it is; lower is cheaper
 * @param price what its tokens cost
 * @param traits what it can do, where the configuration says so
 */
public record CandidateBlock(
        String provider,
        String path,
        String place,
        Optional<String> model,
        double weight,
        Optional<String> region,
        OptionalInt priceTier,
        Optional<TokenPrice> price,
        Model.Traits traits) {

    /** Returns the name under which it is spoken of, unique in its route. */
    public String id() {
        return model.map(it -> provider + "/" + it).orElse(provider);
    }
}
