package io.dvara.gateway.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.dvara.gateway.http.dialect.ErrorForm;
import io.dvara.gateway.json.JacksonCodec;
import io.dvara.gateway.refusal.Refusal;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Writes errors in the form of a dialect; safe for many threads. */
@SingleInstance
class ErrorWriter {

    private static final int USUAL_LENGTH = 256;

    private final JacksonCodec codec;

    @Inject
    ErrorWriter(JacksonCodec codec) {
        this.codec = codec;
    }

    /** Returns the body of an answer that is an error. */
    ByteArrayOutputStream envelope(ErrorForm form, Refusal refusal, String traceId) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(USUAL_LENGTH);
        write(form, refusal, traceId, out);
        return out;
    }

    /** Returns the event that ends a stream with an error. */
    ByteArrayOutputStream frame(ErrorForm form, Refusal refusal, String traceId) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(USUAL_LENGTH);
        form.event().ifPresent(name -> add("event: " + name + "\n", out));
        add("data: ", out);
        write(form, refusal, traceId, out);
        add("\n\n", out);
        return out;
    }

    private void write(ErrorForm form, Refusal refusal, String traceId, OutputStream out) {
        try (JsonGenerator json = codec.generator(out)) {
            form.write(refusal, traceId, json);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot encode an error", e);
        }
    }

    private static void add(String text, ByteArrayOutputStream out) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
