package io.dvara.provider.openai;

import io.dvara.api.Default;
import io.dvara.api.Secret;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Settings of a provider that speaks the OpenAI API.
 *
 * @param apiKey the key; servers of one's own often want none
 * @param baseUrl where the API begins, its version included
 * @param organization the organization that is billed
 * @param project the project that is billed
 * @param responses whether the endpoint has the Responses API; unless it is said, OpenAI's own has it and
 *     the provider that is named {@code openai}, and requests for other providers are translated to chats
 * @param headers further header fields for every call, such as those of a proxy
 */
public record OpenAiSettings(
        Optional<Secret> apiKey,
        @Default("https://api.openai.com/v1") URI baseUrl,
        Optional<String> organization,
        Optional<String> project,
        Optional<Boolean> responses,
        Map<String, String> headers) {

    /** Copies the headers. */
    public OpenAiSettings {
        headers = Map.copyOf(headers);
    }
}
