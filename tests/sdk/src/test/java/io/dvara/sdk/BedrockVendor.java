package io.dvara.sdk;

import io.dvara.testkit.upstream.ReceivedRequest;
import io.dvara.testkit.upstream.Responder;
import io.dvara.testkit.upstream.Script;

/** Says what Bedrock would, whole and without tools. */
final class BedrockVendor implements Responder {

    @Override
    public Script answer(ReceivedRequest request) {
        return Script.json(
                200,
                "{\"output\":{\"message\":{\"role\":\"assistant\",\"content\":[{\"text\":\"Hello there\"}]}},"
                        + "\"stopReason\":\"end_turn\",\"usage\":{\"inputTokens\":9,\"outputTokens\":3,\"totalTokens\":12}}");
    }
}
