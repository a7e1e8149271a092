package io.dvara.gateway.http.messages;

import io.dvara.api.chat.ChatRequest;
import io.dvara.gateway.http.dialect.JsonInput;
import io.dvara.gateway.json.JacksonCodec;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.util.function.Function;

/** Reads the bodies of {@code /v1/messages} and what stands below it; safe for many threads. */
@SingleInstance
class MessagesRequestReader {

    private final JacksonCodec codec;

    @Inject
    MessagesRequestReader(JacksonCodec codec) {
        this.codec = codec;
    }

    /**
     * Reads a request for an answer to the end of its body.
     *
     * @throws io.dvara.gateway.refusal.Refusal when the body is none
     */
    ChatRequest read(InputStream body) {
        return read(body, RequestMembers::request);
    }

    /**
     * Reads a request whose answer is not asked for, to the end of its body.
     *
     * @throws io.dvara.gateway.refusal.Refusal when the body is none
     */
    ChatRequest prompt(InputStream body) {
        return read(body, RequestMembers::prompt);
    }

    private ChatRequest read(InputStream body, Function<RequestMembers, ChatRequest> result) {
        try (JsonInput in = JsonInput.open(codec, body)) {
            RequestMembers members = new RequestMembers(in, codec);
            in.body(members::take);
            return result.apply(members);
        }
    }
}
