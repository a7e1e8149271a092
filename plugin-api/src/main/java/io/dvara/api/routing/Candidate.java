package io.dvara.api.routing;

import io.dvara.api.Stable;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Who may serve the requests of a route.
 *
 * @param id unique in its route and the same for as long as provider and model are, such as {@code
 *     acme/large}; what a strategy learns is kept under it
 * @param provider the configured name of the provider
 * @param model the name by which the provider is asked for the model
 * @param weight its share, relative to the others; 1 when nothing is configured, never negative
 * @param region where it runs
 * @param priceTier how dear it is where prices are not known; lower is cheaper
 * @param price what its tokens cost
 */
@Stable
public record Candidate(
        String id,
        String provider,
        String model,
        double weight,
        Optional<String> region,
        OptionalInt priceTier,
        Optional<TokenPrice> price) {

    /** Makes a candidate of which nothing else is configured. */
    public static Candidate of(String provider, String model) {
        return new Candidate(
                provider + "/" + model, provider, model, 1, Optional.empty(), OptionalInt.empty(), Optional.empty());
    }
}
