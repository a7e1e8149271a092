package io.dvara.provider.gemini;

import io.dvara.api.Secret;
import io.dvara.api.http.HttpHeaders;
import io.dvara.api.provider.Call;
import io.dvara.provider.kit.Vendor;
import java.util.List;

/** What opens the door, asked for at each use since tokens die. */
sealed interface Credential permits Credential.Key, Credential.Token, GoogleAccount {

    /**
     * Returns the header fields that open the door; may ask for a token and block.
     *
     * @throws io.dvara.api.provider.ProviderException when there is no token to be had
     */
    HttpHeaders headers(Call call);

    /** Returns how errors speak of it. */
    Vendor vendor(String name);

    /**
     * Chooses the credential that fits the address: of several, the key for the Gemini API and the
     * token or the account for Vertex AI, which without any is opened by what the machine has.
     *
     * @throws IllegalArgumentException when there is none, or none that opens this door
     */
    static Credential of(GeminiSettings settings, Address address) {
        Credential chosen = chosen(settings, address);
        if (!(chosen instanceof Key) && address.lacksProject()) {
            throw new IllegalArgumentException("baseUrl must name a project and a location unless an apiKey is"
                    + " used: https://{location}-aiplatform.googleapis.com/v1/projects/{project}/locations/{location}");
        }
        return chosen;
    }

    private static Credential chosen(GeminiSettings settings, Address address) {
        boolean isVertex = address.door() == Door.VERTEX;
        boolean hasOther =
                settings.accessToken().isPresent() || settings.credentials().isPresent();
        if (settings.apiKey().isPresent() && !(isVertex && hasOther)) {
            return new Key(settings.apiKey().get());
        }
        if (settings.accessToken().isPresent()) {
            return new Token(settings.accessToken().get());
        }
        if (settings.credentials().isPresent() || isVertex) {
            return new GoogleAccount(settings.credentials());
        }
        throw new IllegalArgumentException("apiKey (GEMINI_API_KEY), accessToken (GEMINI_ACCESS_TOKEN,"
                + " GEMINI_ACCESS_TOKEN_FILE) or credentials (GEMINI_CREDENTIALS_FILE) is needed: set one of them");
    }

    /**
     * A key of the Gemini API, or of Vertex AI in express mode.
     *
     * @param key the key
     */
    record Key(Secret key) implements Credential {

        @Override
        public HttpHeaders headers(Call call) {
            return HttpHeaders.NONE.with("x-goog-api-key", key.reveal().strip());
        }

        @Override
        public Vendor vendor(String name) {
            return new Vendor(name, "apiKey (GEMINI_API_KEY)", List.of(key));
        }
    }

    /**
     * A token that somebody else renews.
     *
     * @param token the token
     */
    record Token(Secret token) implements Credential {

        @Override
        public HttpHeaders headers(Call call) {
            return HttpHeaders.NONE.with(
                    "Authorization", "Bearer " + token.reveal().strip());
        }

        @Override
        public Vendor vendor(String name) {
            return new Vendor(
                    name,
                    "accessToken (GEMINI_ACCESS_TOKEN or GEMINI_ACCESS_TOKEN_FILE), which may have expired",
                    List.of(token));
        }
    }
}
