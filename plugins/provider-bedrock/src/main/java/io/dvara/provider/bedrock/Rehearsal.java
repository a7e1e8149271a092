package io.dvara.provider.bedrock;

import io.dvara.api.provider.Rehearsed;

/** What Bedrock says when all is well; its frames are no text, so the whole answer stands for a stream too. */
final class Rehearsal {

    static final Rehearsed.VendorAnswer WHOLE = new Rehearsed.VendorAnswer("application/json", """
            {"metrics":{"latencyMs":9},"output":{"message":{"content":[{"text":"All is well."}],"role":"assistant"}},"stopReason":"end_turn","usage":{"cacheReadInputTokens":0,"cacheWriteInputTokens":0,"inputTokens":9,"outputTokens":3,"totalTokens":12}}
            """);

    private Rehearsal() {}
}
