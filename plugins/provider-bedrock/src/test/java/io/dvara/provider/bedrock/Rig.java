package io.dvara.provider.bedrock;

import io.dvara.api.ComponentContext;
import io.dvara.api.Secret;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Settings and providers for tests. */
final class Rig {

    static final URI NOWHERE = URI.create("https://bedrock-runtime.us-east-1.amazonaws.com");

    private Rig() {}

    /** Access keys, of which the secret is given. */
    static BedrockSettings signed(URI baseUri, String secret) {
        return new BedrockSettings(
                Optional.empty(),
                Optional.empty(),
                Optional.of("AKIDEXAMPLE"),
                Optional.of(Secret.of(secret)),
                Optional.empty(),
                Optional.empty(),
                Optional.of("us-east-1"),
                Optional.of(baseUri),
                List.of());
    }

    static BedrockSettings keyed(URI baseUri, String key) {
        return new BedrockSettings(
                Optional.of(Secret.of(key)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(baseUri),
                List.of());
    }

    static BedrockProvider provider(ComponentContext context) {
        return new BedrockProvider(signed(NOWHERE, "a-secret"), context);
    }
}
