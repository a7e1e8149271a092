package io.dvara.gateway.live;

import java.util.List;

/**
 * A type of provider that a plugin offers and nobody has configured.
 *
 * @param type the factory's type
 * @param setting the variable that would turn it on, such as {@code ACME_API_KEY}
 * @param prefixes beginnings of model names that it would claim
 */
public record DormantProvider(String type, String setting, List<String> prefixes) {

    /** Copies the prefixes. */
    public DormantProvider {
        prefixes = List.copyOf(prefixes);
    }
}
