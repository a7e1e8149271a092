package io.dvara.provider.kit;

import io.dvara.api.Secret;
import java.util.List;

/**
 * What an error message says of a provider, and what it must not say.
 *
 * @param name the provider's configured name
 * @param credential where the operator sets its credential, such as {@code apiKey (ACME_API_KEY)}
 * @param secrets credentials that the vendor might echo
 */
public record Vendor(String name, String credential, List<Secret> secrets) {

    private static final int SHORTEST_SECRET = 4;

    /** Copies the secrets. */
    public Vendor {
        secrets = List.copyOf(secrets);
    }

    /** Returns the text with every credential of this provider made unreadable. */
    public String mask(String text) {
        String masked = text;
        for (Secret secret : secrets) {
            String value = secret.reveal().strip();
            if (value.length() >= SHORTEST_SECRET) {
                masked = masked.replace(value, "***");
            }
        }
        return masked;
    }
}
