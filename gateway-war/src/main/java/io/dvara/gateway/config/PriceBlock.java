package io.dvara.gateway.config;

import java.util.List;
import java.util.Optional;

/**
 * A price as it stands in the configuration; the first one that matches counts.
 *
 * @param models by the names that their vendor gives them
 * @param provider its name or type; any when absent
 * @param price what they cost
 */
public record PriceBlock(List<ModelGlob> models, Optional<String> provider, Price price) {

    /** Copies the patterns. */
    public PriceBlock {
        models = List.copyOf(models);
    }
}
