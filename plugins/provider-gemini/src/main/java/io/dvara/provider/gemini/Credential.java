package io.dvara.provider.gemini;

import io.dvara.api.Secret;
import io.dvara.api.http.HttpHeaders;
import io.dvara.provider.kit.Vendor;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What opens the door: an API key or a token, asked for at each use since tokens die. */
final class Credential {

    private final Optional<Secret> key;
    private final Optional<Secret> token;

    private Credential(Optional<Secret> key, Optional<Secret> token) {
        this.key = key;
        this.token = token;
    }

    /**
     * Chooses the credential that fits the address: of two, the key for the Gemini API and the token
     * for Vertex AI.
     *
     * @throws IllegalArgumentException when there is none, or none that opens this door
     */
    static Credential of(GeminiSettings settings, Address address) {
        if (settings.apiKey().isEmpty() && settings.accessToken().isEmpty()) {
            throw new IllegalArgumentException("apiKey (GEMINI_API_KEY) or accessToken (GEMINI_ACCESS_TOKEN,"
                    + " GEMINI_ACCESS_TOKEN_FILE) is needed: set one of them");
        }
        boolean byKey = settings.accessToken().isEmpty()
                || address.door() == Door.GEMINI && settings.apiKey().isPresent();
        if (!byKey && address.lacksProject()) {
            throw new IllegalArgumentException("baseUrl must name a project and a location when an accessToken is"
                    + " used: https://{location}-aiplatform.googleapis.com/v1/projects/{project}/locations/{location}");
        }
        return byKey
                ? new Credential(settings.apiKey(), Optional.empty())
                : new Credential(Optional.empty(), settings.accessToken());
    }

    HttpHeaders headers() {
        HttpHeaders headers = HttpHeaders.NONE;
        if (key.isPresent()) {
            headers = headers.with("x-goog-api-key", key.get().reveal().strip());
        }
        if (token.isPresent()) {
            headers = headers.with(
                    "Authorization", "Bearer " + token.get().reveal().strip());
        }
        return headers;
    }

    Vendor vendor(String name) {
        String setting = key.isPresent()
                ? "apiKey (GEMINI_API_KEY)"
                : "accessToken (GEMINI_ACCESS_TOKEN or GEMINI_ACCESS_TOKEN_FILE), which may have expired";
        List<Secret> secrets = Stream.concat(key.stream(), token.stream()).toList();
        return new Vendor(name, setting, secrets);
    }
}
