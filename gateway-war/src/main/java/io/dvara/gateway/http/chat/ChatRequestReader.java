package io.dvara.gateway.http.chat;

import io.dvara.api.chat.ChatRequest;
import io.dvara.gateway.http.dialect.JsonInput;
import io.dvara.gateway.json.JacksonCodec;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import java.io.InputStream;

/** Reads the body of {@code /v1/chat/completions}; safe for many threads. */
@SingleInstance
class ChatRequestReader {

    private final JacksonCodec codec;

    @Inject
    ChatRequestReader(JacksonCodec codec) {
        this.codec = codec;
    }

    /**
     * Reads a chat to the end of its body.
     *
     * @throws io.dvara.gateway.refusal.Refusal when the body is not a chat
     */
    ChatRequest read(InputStream body) {
        try (JsonInput in = JsonInput.open(codec, body)) {
            ChatMembers members = new ChatMembers(in, codec.make());
            in.body(members::take);
            return members.request();
        }
    }
}
