package io.dvara.provider.bedrock;

import io.dvara.api.Secret;
import io.dvara.api.Variable;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * How Amazon Bedrock is reached.
 *
 * <p>Without a key of either kind AWS's own chain is asked: variables, web identity, profile, container
 * and instance.
 *
 * @param apiKey an API key of Bedrock
 * @param bearerToken the same under the name that AWS gives it
 * @param accessKeyId an access key of AWS, together with its secret
 * @param secretAccessKey its secret
 * @param sessionToken its session, for access keys that expire
 * @param profile the profile that the chain reads, otherwise {@code AWS_PROFILE} or the default one
 * @param region where the models are
 * @param baseUrl where the API is, when it is not the region's usual address
 * @param betas feature switches of Anthropic's clients that pass beside the known ones
 */
public record BedrockSettings(
        Optional<Secret> apiKey,
        @Variable("AWS_BEARER_TOKEN_BEDROCK") Optional<Secret> bearerToken,
        Optional<String> accessKeyId,
        Optional<Secret> secretAccessKey,
        Optional<Secret> sessionToken,
        Optional<String> profile,
        @Variable("AWS_REGION") Optional<String> region,
        Optional<URI> baseUrl,
        List<String> betas) {

    /** Copies the switches. */
    public BedrockSettings {
        betas = List.copyOf(betas);
    }
}
