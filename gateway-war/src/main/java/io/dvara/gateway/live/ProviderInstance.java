package io.dvara.gateway.live;

import io.dvara.api.chat.Dialect;
import io.dvara.api.provider.NativeDialects;
import io.dvara.api.provider.Provider;
import io.dvara.gateway.config.Resilience;
import java.util.List;

/**
 * A configured provider as the request path sees it.
 *
 * @param name unique, as configured
 * @param type the factory's type
 * @param plugin the id of the plugin it came from
 * @param provider made by the plugin
 * @param prefixes beginnings of model names that it claims; one that ends in a slash is cut off
 * @param limits of its calls
 * @param resilience what is done when it fails
 * @param setting where it is configured, for messages to people: {@code ACME_API_KEY} or {@code
 *     dvara.yaml: providers[0] (acme)}
 */
public record ProviderInstance(
        String name,
        String type,
        String plugin,
        Provider provider,
        List<String> prefixes,
        CallLimits limits,
        Resilience resilience,
        String setting) {

    /** Copies the prefixes. */
    public ProviderInstance {
        prefixes = List.copyOf(prefixes);
    }

    /** Returns whether its vendor speaks a dialect itself. */
    public boolean speaks(Dialect dialect) {
        return provider instanceof NativeDialects speaker
                && speaker.nativeDialects().contains(dialect);
    }
}
