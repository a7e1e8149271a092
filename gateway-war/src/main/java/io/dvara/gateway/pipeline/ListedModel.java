package io.dvara.gateway.pipeline;

import io.dvara.api.provider.Model;

/**
 * A model as clients see it.
 *
 * @param id the name that clients send
 * @param provider the configured name of its provider
 * @param model as the vendor lists it
 */
public record ListedModel(String id, String provider, Model model) {}
