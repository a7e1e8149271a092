package io.dvara.gateway.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.dvara.gateway.json.JacksonCodec;
import io.dvara.gateway.refusal.Refusal;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Writes errors in the envelope of the API; safe for many threads. */
@SingleInstance
class ErrorWriter {

    private static final int USUAL_LENGTH = 256;

    private final JacksonCodec codec;

    @Inject
    ErrorWriter(JacksonCodec codec) {
        this.codec = codec;
    }

    ByteArrayOutputStream envelope(Refusal refusal, String traceId) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(USUAL_LENGTH);
        write(refusal, traceId, out);
        return out;
    }

    /** Writes the envelope where the stream stands; for a stream in memory. */
    void write(Refusal refusal, String traceId, OutputStream out) {
        try (JsonGenerator json = codec.generator(out)) {
            json.writeStartObject();
            json.writeObjectFieldStart("error");
            json.writeStringField("message", Surrogates.replaced(refusal.getMessage()));
            json.writeStringField("type", refusal.code().type().text());
            json.writeFieldName("param");
            if (refusal.param().isPresent()) {
                json.writeString(Surrogates.replaced(refusal.param().get()));
            } else {
                json.writeNull();
            }
            json.writeStringField("code", refusal.code().name());
            json.writeStringField("trace_id", traceId);
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot encode an error", e);
        }
    }
}
