package io.dvara.provider.cohere;

import io.dvara.api.chat.Delivery;
import io.dvara.api.provider.Rehearsed;

/** What Cohere says when all is well. */
final class Rehearsal {

    private static final Rehearsed.VendorAnswer WHOLE = new Rehearsed.VendorAnswer("application/json", """
            {"id":"c1","message":{"role":"assistant","content":[{"type":"text","text":"All is well."}]},"finish_reason":"COMPLETE","usage":{"billed_units":{"input_tokens":9,"output_tokens":3},"tokens":{"input_tokens":9,"output_tokens":3},"cached_tokens":0}}
            """);

    private static final Rehearsed.VendorAnswer STREAM = new Rehearsed.VendorAnswer("text/event-stream", """
            event: message-start
            data: {"id":"c1","type":"message-start","delta":{"message":{"role":"assistant","content":[],"tool_plan":"","tool_calls":[],"citations":[]}}}

            event: content-start
            data: {"type":"content-start","index":0,"delta":{"message":{"content":{"type":"text","text":""}}}}

            event: content-delta
            data: {"type":"content-delta","index":0,"delta":{"message":{"content":{"text":"All"}}}}

            event: content-delta
            data: {"type":"content-delta","index":0,"delta":{"message":{"content":{"text":" is"}}}}

            event: content-delta
            data: {"type":"content-delta","index":0,"delta":{"message":{"content":{"text":" well"}}}}

            event: content-delta
            data: {"type":"content-delta","index":0,"delta":{"message":{"content":{"text":"."}}}}

            event: content-end
            data: {"type":"content-end","index":0}

            event: message-end
            data: {"type":"message-end","delta":{"finish_reason":"COMPLETE","usage":{"billed_units":{"input_tokens":9,"output_tokens":3},"tokens":{"input_tokens":9,"output_tokens":3},"cached_tokens":0}}}

            data: [DONE]

            """);

    private Rehearsal() {}

    static Rehearsed.VendorAnswer of(Delivery delivery) {
        return delivery == Delivery.STREAMED ? STREAM : WHOLE;
    }
}
