package io.dvara.provider.ernie;

import io.dvara.api.Default;
import io.dvara.api.Secret;
import io.dvara.provider.kit.compatible.CompatibleSettings;
import java.net.URI;
import java.util.Map;

/**
 * Settings of a provider of ERNIE's models.
 *
 * @param apiKey the key
 * @param baseUrl where the API begins, its version included
 * @param headers further header fields for every call, such as those of a proxy
 */
public record ErnieSettings(
        Secret apiKey,
        @Default("https://qianfan.baidubce.com/v2") URI baseUrl,
        Map<String, String> headers) implements CompatibleSettings {

    /** Copies the headers. */
    public ErnieSettings {
        headers = Map.copyOf(headers);
    }
}
