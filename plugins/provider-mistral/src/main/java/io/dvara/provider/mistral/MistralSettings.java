package io.dvara.provider.mistral;

import io.dvara.api.Default;
import io.dvara.api.Secret;
import io.dvara.provider.kit.compatible.CompatibleSettings;
import java.net.URI;
import java.util.Map;

/**
 * Settings of a provider of Mistral's models.
 *
 * @param apiKey the key
 * @param baseUrl where the API begins, its version included
 * @param headers further header fields for every call, such as those of a proxy
 */
public record MistralSettings(
        Secret apiKey, @Default("https://api.mistral.ai/v1") URI baseUrl, Map<String, String> headers)
        implements CompatibleSettings {

    /** Copies the headers. */
    public MistralSettings {
        headers = Map.copyOf(headers);
    }
}
