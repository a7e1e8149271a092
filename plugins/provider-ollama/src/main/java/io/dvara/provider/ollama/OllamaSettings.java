package io.dvara.provider.ollama;

import io.dvara.api.Default;
import io.dvara.api.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * How Ollama is reached.
 *
 * @param baseUrl where Ollama is; {@code /api} or {@code /v1} at its end makes no difference
 * @param apiKey for Ollama's cloud, or a proxy that asks for one
 */
public record OllamaSettings(
        @Default("http://localhost:11434") URI baseUrl, Optional<Secret> apiKey) {}
