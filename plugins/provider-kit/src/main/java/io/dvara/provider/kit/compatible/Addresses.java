package io.dvara.provider.kit.compatible;

import java.net.URI;

/** Where the resources of a vendor's API stand; some vendors have a place for each model. */
@FunctionalInterface
public interface Addresses {

    /**
     * Returns the address of a resource.
     *
     * @param resource such as {@code chat/completions}
     * @param model the model that is asked for; empty where none is
     */
    URI of(String resource, String model);
}
