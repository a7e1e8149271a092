package io.dvara.gateway.routing;

import io.dvara.api.provider.Model;

/**
 * A model that a provider lists.
 *
 * @param id the name that clients send
 * @param provider the configured name of its provider
 * @param model as the vendor lists it
 */
public record KnownModel(String id, String provider, Model model) {}
