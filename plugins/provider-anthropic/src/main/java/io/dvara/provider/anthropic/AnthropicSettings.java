package io.dvara.provider.anthropic;

import io.dvara.api.Default;
import io.dvara.api.Secret;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * How Anthropic is reached.
 *
 * @param apiKey the key of the account
 * @param baseUrl where the API is, with or without its version
 * @param version the API version of translated requests; from 2026-10-21 on the vendor refuses
 *     {@code temperature}, {@code top_p} and {@code top_k}
 * @param maxTokens the longest answer for callers that say none; otherwise the model's own maximum
 * @param betas feature switches of clients that pass beside the known ones
 */
public record AnthropicSettings(
        Secret apiKey,
        @Default("https://api.anthropic.com") URI baseUrl,
        @Default("2023-06-01") String version,
        Optional<Integer> maxTokens,
        List<String> betas) {

    /** Copies the switches. */
    public AnthropicSettings {
        betas = List.copyOf(betas);
    }
}
