package io.dvara.provider.cohere;

import io.dvara.api.Default;
import io.dvara.api.Secret;
import java.net.URI;

/**
 * How Cohere is reached.
 *
 * @param apiKey the key of the account
 * @param baseUrl where the API is, with or without a version
 */
public record CohereSettings(
        Secret apiKey, @Default("https://api.cohere.com") URI baseUrl) {}
