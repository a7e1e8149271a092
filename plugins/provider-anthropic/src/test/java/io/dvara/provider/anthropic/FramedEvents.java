package io.dvara.provider.anthropic;

import io.dvara.testkit.provider.TestJson;
import io.dvara.testkit.upstream.RecordedExchange;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Events of the Messages API that came in binary frames, each as base64 in a JSON object. */
final class FramedEvents {

    private static final int PRELUDE = 12;
    private static final int CHECKSUM = 4;

    private FramedEvents() {}

    static boolean isOfMessages(RecordedExchange exchange) {
        return exchange.request().body().isPresent()
                && exchange.request().object().containsKey("anthropic_version");
    }

    static String asSse(RecordedExchange exchange) {
        StringBuilder events = new StringBuilder();
        for (byte[] frame : exchange.response().pieces()) {
            int headers = ByteBuffer.wrap(frame).getInt(CHECKSUM);
            int from = PRELUDE + headers;
            String payload = new String(frame, from, frame.length - CHECKSUM - from, StandardCharsets.UTF_8);
            String base64 = new TestJson().readObject(payload).getString("bytes");
            String event = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
            events.append("data: ").append(event).append("\n\n");
        }
        return events.toString();
    }
}
