package io.dvara.provider.anthropic;

import io.dvara.api.chat.Delivery;
import io.dvara.api.provider.Rehearsed;

/** What Anthropic says when all is well. */
final class Rehearsal {

    private static final Rehearsed.VendorAnswer WHOLE = new Rehearsed.VendorAnswer("application/json", """
            {"id":"msg_1","type":"message","role":"assistant","model":"m","content":[{"type":"text","text":"All is well."}],"stop_reason":"end_turn","stop_sequence":null,"usage":{"input_tokens":9,"cache_creation_input_tokens":0,"cache_read_input_tokens":0,"output_tokens":3,"service_tier":"standard"}}
            """);

    private static final Rehearsed.VendorAnswer STREAM = new Rehearsed.VendorAnswer("text/event-stream", """
            event: message_start
            data: {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"m","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":9,"cache_creation_input_tokens":0,"cache_read_input_tokens":0,"output_tokens":1}}}

            event: content_block_start
            data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

            event: ping
            data: {"type":"ping"}

            event: content_block_delta
            data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"All"}}

            event: content_block_delta
            data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":" is"}}

            event: content_block_delta
            data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":" well"}}

            event: content_block_delta
            data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"."}}

            event: content_block_stop
            data: {"type":"content_block_stop","index":0}

            event: message_delta
            data: {"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":3}}

            event: message_stop
            data: {"type":"message_stop"}

            """);

    private Rehearsal() {}

    static Rehearsed.VendorAnswer of(Delivery delivery) {
        return delivery == Delivery.STREAMED ? STREAM : WHOLE;
    }
}
