package io.dvara.provider.bedrock;

import io.dvara.testkit.upstream.ReceivedRequest;
import io.dvara.testkit.upstream.Script;
import io.dvara.testkit.upstream.ScriptedUpstream;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;

/** The vendor's own client, in front of an upstream that keeps what it sends. */
final class VendorClient {

    static final AwsBasicCredentials KEYS = AwsBasicCredentials.create("AKIDEXAMPLE", "a-secret");

    private VendorClient() {}

    /** Returns what the client sends for a chat. */
    static ReceivedRequest converse(Consumer<ConverseRequest.Builder> request) {
        return asked(client -> client.converse(request));
    }

    static ReceivedRequest asked(Consumer<BedrockRuntimeClient> asking) {
        try (ScriptedUpstream upstream = ScriptedUpstream.start();
                BedrockRuntimeClient client = BedrockRuntimeClient.builder()
                        .region(Region.EU_CENTRAL_1)
                        .endpointOverride(upstream.uri())
                        .credentialsProvider(StaticCredentialsProvider.create(KEYS))
                        .httpClient(UrlConnectionHttpClient.create())
                        .build()) {
            upstream.otherwise(Script.answer(200)
                    .header("Content-Type", "application/json")
                    .send(Rehearsal.WHOLE.body()));
            asking.accept(client);
            return upstream.awaitRequest();
        }
    }
}
