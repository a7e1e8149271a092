package io.dvara.provider.azure;

import io.dvara.api.Default;
import io.dvara.api.Secret;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Settings of a provider that calls deployments of a resource of Azure.
 *
 * @param baseUrl the resource's host, such as {@code https://acme.openai.azure.com}; with {@code
 *     /openai/v1} at its end the newer API is called, which has no versions, with {@code /models} the
 *     one of Azure AI Inference
 * @param apiKey the resource's key
 * @param adToken a token of Microsoft Entra instead of the key; from a file it is read again when it changes
 * @param apiVersion the version of the API that is asked for
 * @param headers further header fields for every call, such as those of a proxy
 */
public record AzureSettings(
        URI baseUrl,
        Optional<Secret> apiKey,
        Optional<Secret> adToken,
        @Default("2024-10-21") String apiVersion,
        Map<String, String> headers) {

    /** Copies the headers. */
    public AzureSettings {
        headers = Map.copyOf(headers);
    }
}
