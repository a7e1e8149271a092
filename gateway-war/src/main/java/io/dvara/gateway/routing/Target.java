package io.dvara.gateway.routing;

import io.dvara.gateway.live.ProviderInstance;

/**
 * A provider and the name by which it knows the model.
 *
 * @param provider who may serve
 * @param model the vendor's own name, the routing prefix cut off
 */
record Target(ProviderInstance provider, String model) {}
