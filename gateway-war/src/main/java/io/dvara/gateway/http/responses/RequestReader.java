package io.dvara.gateway.http.responses;

import io.dvara.gateway.http.dialect.JsonInput;
import io.dvara.gateway.json.JacksonCodec;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;

/** Reads the bodies of {@code /v1/responses}; safe for many threads. */
@SingleInstance
class RequestReader {

    private final JacksonCodec codec;

    @Inject
    RequestReader(JacksonCodec codec) {
        this.codec = codec;
    }

    JacksonCodec codec() {
        return codec;
    }

    /**
     * Reads a request to the end of its body.
     *
     * @throws io.dvara.gateway.refusal.Refusal when the body is none
     */
    Asked read(InputStream body) {
        try (JsonInput in = JsonInput.open(codec, body)) {
            RequestMembers members = new RequestMembers(in, codec);
            in.body(members::take);
            return members.asked();
        }
    }

    /** Reads items that were kept as the input of a request is written. */
    List<Item> items(byte[] kept) {
        try (JsonInput in = JsonInput.open(codec, new ByteArrayInputStream(kept))) {
            RequestMembers members = new RequestMembers(in, codec);
            in.body(members::take);
            return members.items();
        }
    }
}
