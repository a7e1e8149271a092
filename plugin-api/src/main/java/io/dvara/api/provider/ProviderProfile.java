package io.dvara.api.provider;

import io.dvara.api.Stable;
import java.util.List;

/**
 * How providers of a type are turned on and which models they claim when nothing else is said.
 *
 * @param variablePrefix begins the names of environment variables: with {@code ACME} a provider is
 *     made when {@code ACME_API_KEY} (or any other required setting) is there or {@code ACME_ENABLED}
 *     is true, and settings are read from {@code ACME_BASE_URL} and so on
 * @param modelPrefixes beginnings of model names; one that ends in a slash is cut off before the call
 * @param activation when one is made without any configuration
 */
@Stable
public record ProviderProfile(String variablePrefix, List<String> modelPrefixes, Activation activation) {

    /** When a provider is made. */
    @Stable
    public enum Activation {
        /** When its variables or the configuration ask for it. */
        CONFIGURED,
        /** Also when no other provider is there, so that a first start can answer. */
        ALONE
    }

    /** Copies the prefixes. */
    public ProviderProfile {
        modelPrefixes = List.copyOf(modelPrefixes);
    }

    /** Makes the profile of an ordinary provider, which is there when configured. */
    public static ProviderProfile configured(String variablePrefix, String... modelPrefixes) {
        return new ProviderProfile(variablePrefix, List.of(modelPrefixes), Activation.CONFIGURED);
    }
}
