package io.dvara.gateway.routing;

import io.dvara.api.provider.Model;
import io.dvara.gateway.live.ProviderInstance;

/**
 * A provider and the name by which it knows the model.
 *
 * @param provider who may serve
 * @param model the vendor's own name, the routing prefix cut off
 * @param stated what the model can do, where a route says so
 * @param hearing who hears of attempts
 */
record Target(ProviderInstance provider, String model, Model.Traits stated, Hearing hearing) {

    /** Makes a target of which no route says anything. */
    Target(ProviderInstance provider, String model) {
        this(provider, model, Model.Traits.UNKNOWN, Hearing.NONE);
    }
}
