package io.dvara.provider.gemini;

import io.dvara.api.Default;
import io.dvara.api.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * How Google's models are reached.
 *
 * @param apiKey the key of the Gemini API, or of Vertex AI in express mode
 * @param accessToken a token of Google Cloud for Vertex AI; from a file it is read again when that
 *     changes, since such tokens die within the hour
 * @param credentials of an account of Google Cloud for Vertex AI, in JSON, such as the file of a service
 *     account; without any of these the machine's own are used there
 * @param baseUrl where the Gemini API is, with or without its version, or a place on Vertex AI such as
 *     {@code https://europe-west4-aiplatform.googleapis.com/v1/projects/p/locations/europe-west4/publishers/google}
 */
public record GeminiSettings(
        Optional<Secret> apiKey,
        Optional<Secret> accessToken,
        Optional<Secret> credentials,

        @Default("https://generativelanguage.googleapis.com")
        URI baseUrl) {}
