package io.dvara.gateway.http.chat;

import io.dvara.api.completion.CompletionRequest;
import io.dvara.gateway.http.dialect.JsonInput;
import io.dvara.gateway.json.JacksonCodec;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import java.io.InputStream;

/** Reads the body of {@code /v1/completions}; safe for many threads. */
@SingleInstance
class CompletionRequestReader {

    private final JacksonCodec codec;

    @Inject
    CompletionRequestReader(JacksonCodec codec) {
        this.codec = codec;
    }

    /**
     * Reads a request to the end of its body.
     *
     * @throws io.dvara.gateway.refusal.Refusal when the body is not a text completion
     */
    CompletionRequest read(InputStream body) {
        try (JsonInput in = JsonInput.open(codec, body)) {
            CompletionMembers members = new CompletionMembers(in, codec.make());
            in.body(members::take);
            return members.request();
        }
    }
}
