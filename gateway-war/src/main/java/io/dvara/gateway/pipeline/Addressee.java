package io.dvara.gateway.pipeline;

import java.util.function.Consumer;

/**
 * The provider that a request is put to.
 *
 * @param provider the configured name
 * @param kind the type
 * @param drops is told the request fields that are left out
 */
public record Addressee(String provider, String kind, Consumer<String> drops) {

    /** Notes that a field of the request is left out. */
    public void drop(String field) {
        drops.accept(field);
    }
}
