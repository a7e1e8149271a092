package io.dvara.gateway.routing;

import io.dvara.api.provider.Model;
import io.dvara.gateway.config.Hedge;
import io.dvara.gateway.live.ProviderInstance;
import java.util.Optional;

/**
 * A provider and the name by which it knows the model.
 *
 * @param provider who may serve
 * @param model the vendor's own name, the routing prefix cut off
 * @param stated what the model can do, where a route says so
 * @param hearing who hears of attempts
 * @param hedge when another target is asked beside it; empty when never
 */
record Target(ProviderInstance provider, String model, Model.Traits stated, Hearing hearing, Optional<Hedge> hedge) {

    /** Makes a target of which no route says anything. */
    Target(ProviderInstance provider, String model) {
        this(provider, model, Model.Traits.UNKNOWN, Hearing.NONE, Optional.empty());
    }
}
