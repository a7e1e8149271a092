package io.dvara.provider.gemini;

import io.dvara.api.chat.Delivery;
import io.dvara.api.provider.Rehearsed;

/** What Gemini says when all is well. */
final class Rehearsal {

    private static final Rehearsed.VendorAnswer WHOLE = new Rehearsed.VendorAnswer("application/json", """
            {"candidates":[{"content":{"parts":[{"text":"All is well."}],"role":"model"},"finishReason":"STOP","index":0}],"usageMetadata":{"promptTokenCount":9,"candidatesTokenCount":3,"totalTokenCount":12,"promptTokensDetails":[{"modality":"TEXT","tokenCount":9}]},"modelVersion":"m","responseId":"r1"}
            """);

    private static final Rehearsed.VendorAnswer STREAM = new Rehearsed.VendorAnswer("text/event-stream", """
            data: {"candidates":[{"content":{"parts":[{"text":"All is"}],"role":"model"},"index":0}],"usageMetadata":{"promptTokenCount":9,"candidatesTokenCount":2,"totalTokenCount":11},"modelVersion":"m","responseId":"r1"}

            data: {"candidates":[{"content":{"parts":[{"text":" well"}],"role":"model"},"index":0}],"usageMetadata":{"promptTokenCount":9,"candidatesTokenCount":2,"totalTokenCount":11},"modelVersion":"m","responseId":"r1"}

            data: {"candidates":[{"content":{"parts":[{"text":"."}],"role":"model"},"finishReason":"STOP","index":0}],"usageMetadata":{"promptTokenCount":9,"candidatesTokenCount":3,"totalTokenCount":12},"modelVersion":"m","responseId":"r1"}

            """);

    private Rehearsal() {}

    static Rehearsed.VendorAnswer of(Delivery delivery) {
        return delivery == Delivery.STREAMED ? STREAM : WHOLE;
    }
}
