package io.dvara.provider.bedrock;

import io.dvara.api.ComponentContext;
import io.dvara.api.Secret;
import io.dvara.provider.kit.Vendor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Chooses the credential that the settings ask for. */
final class Credentials {

    private static final String WHERE = "credentials: apiKey (BEDROCK_API_KEY or AWS_BEARER_TOKEN_BEDROCK) or those of"
            + " AWS's default chain, whether they may use this model, and the region (AWS_REGION)";

    private Credentials() {}

    /**
     * Makes the credential.
     *
     * @throws IllegalArgumentException when half of one is missing
     */
    static Credential of(BedrockSettings settings, String region, ComponentContext context) {
        Optional<Secret> key = settings.apiKey().or(settings::bearerToken);
        if (key.isPresent()) {
            return new Credential.Bearer(key.get());
        }
        Signature signature = new Signature("bedrock", region, context.clock());
        if (settings.accessKeyId().isEmpty() && settings.secretAccessKey().isEmpty()) {
            return new Signing(Chain.of(settings.profile(), context.clock()), signature, context.name());
        }
        String id = settings.accessKeyId()
                .orElseThrow(() -> new IllegalArgumentException(
                        "accessKeyId (BEDROCK_ACCESS_KEY_ID) is needed beside secretAccessKey"));
        Secret secret = settings.secretAccessKey()
                .orElseThrow(() -> new IllegalArgumentException(
                        "secretAccessKey (BEDROCK_SECRET_ACCESS_KEY) is needed beside accessKeyId"));
        return new Signing(
                new Signing.Keys(given(id, secret, settings.sessionToken()), () -> {}), signature, context.name());
    }

    /** Returns what error messages say of the credential, and must not say. */
    static Vendor vendor(BedrockSettings settings, String name) {
        List<Secret> secrets = new ArrayList<>();
        settings.apiKey().ifPresent(secrets::add);
        settings.bearerToken().ifPresent(secrets::add);
        settings.secretAccessKey().ifPresent(secrets::add);
        settings.sessionToken().ifPresent(secrets::add);
        return new Vendor(name, WHERE, secrets);
    }

    private static Signing.Source given(String id, Secret secret, Optional<Secret> session) {
        return _ -> session.isEmpty()
                ? AwsBasicCredentials.create(id.strip(), secret.reveal().strip())
                : AwsSessionCredentials.create(
                        id.strip(),
                        secret.reveal().strip(),
                        session.get().reveal().strip());
    }
}
