package io.dvara.gateway.usage;

import com.fasterxml.jackson.core.JsonGenerator;
import io.dvara.api.chat.Usage;
import io.dvara.gateway.json.JacksonCodec;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Writes one line of JSON for every request; no secrets, no prompts. */
@SingleInstance
public class RequestLog {

    private static final Logger LOG = Logger.getLogger("io.dvara.request");
    private static final int USUAL_LENGTH = 512;
    private static final int COST_DIGITS = 8;
    private static final double NANOS_PER_MILLI = 1e6;

    private final JacksonCodec codec;

    /** Makes a log that encodes by this codec. */
    @Inject
    public RequestLog(JacksonCodec codec) {
        this.codec = codec;
    }

    void write(Ended ended, String tenant) {
        if (LOG.isLoggable(Level.INFO)) {
            LOG.log(Level.INFO, line(ended, tenant));
        }
    }

    void rehearse(Ended ended, String tenant) {
        if (line(ended, tenant).isEmpty()) {
            throw new IllegalStateException("a line of the request log is empty");
        }
    }

    private String line(Ended ended, String tenant) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_LENGTH);
        try (JsonGenerator json = codec.generator(bytes)) {
            json.writeStartObject();
            json.writeStringField("time", Instant.now().toString());
            origin(json, ended.origin(), tenant);
            service(json, ended.service());
            verdict(json, ended);
            if (ended.spent().usage().isPresent()) {
                tokens(json, ended.spent().usage().get());
                spent(json, ended.spent());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot encode a line of the request log", e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static void origin(JsonGenerator json, Ended.Origin origin, String tenant) throws IOException {
        json.writeStringField("trace_id", origin.traceId());
        if (origin.sessionId().isPresent()) {
            json.writeStringField("session_id", origin.sessionId().get());
        }
        json.writeStringField("tenant", tenant);
        json.writeStringField("endpoint", origin.endpoint());
        json.writeStringField("model", origin.model());
    }

    private static void service(JsonGenerator json, Ended.Service service) throws IOException {
        json.writeStringField("route", service.route());
        json.writeStringField("provider", service.provider());
        json.writeStringField("provider_model", service.model());
        json.writeNumberField("attempts", service.attempts());
        if (service.hedged().isPresent()) {
            json.writeObjectFieldStart("hedged");
            json.writeStringField("provider", service.hedged().get().provider());
            json.writeStringField("model", service.hedged().get().model());
            json.writeEndObject();
        }
        if (!service.failed().isEmpty()) {
            failed(json, service.failed());
        }
        json.writeBooleanField("stream", service.form() == Ended.Form.STREAMED);
        if (!service.dropped().isEmpty()) {
            json.writeArrayFieldStart("dropped_params");
            for (String param : service.dropped()) {
                json.writeString(param);
            }
            json.writeEndArray();
        }
    }

    private static void failed(JsonGenerator json, List<Ended.Try> tries) throws IOException {
        json.writeArrayFieldStart("failed_attempts");
        for (Ended.Try each : tries) {
            json.writeStartObject();
            json.writeStringField("provider", each.provider());
            json.writeStringField("model", each.model());
            json.writeStringField("fault", each.fault().name());
            json.writeNumberField("ms", millis(each.took()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void verdict(JsonGenerator json, Ended ended) throws IOException {
        json.writeNumberField("status", ended.verdict().status());
        if (ended.verdict().errorCode().isPresent()) {
            json.writeStringField("error_code", ended.verdict().errorCode().get());
        }
        json.writeNumberField("latency_ms", millis(ended.times().latency()));
        if (ended.times().firstContent().isPresent()) {
            json.writeNumberField(
                    "first_content_ms", millis(ended.times().firstContent().get()));
        }
        json.writeNumberField("overhead_ms", millis(ended.times().overhead()));
    }

    private static void tokens(JsonGenerator json, Usage usage) throws IOException {
        count(json, "input_tokens", usage.input());
        count(json, "output_tokens", usage.output());
        count(json, "cached_tokens", usage.cached());
        count(json, "cache_write_tokens", usage.cacheWritten());
        count(json, "reasoning_tokens", usage.reasoning());
    }

    private static void spent(JsonGenerator json, Spent spent) throws IOException {
        if (spent.source() == Spent.Source.ESTIMATE) {
            json.writeBooleanField("estimated", true);
        }
        json.writeFieldName("cost");
        if (spent.cost().isPresent()) {
            json.writeNumber(spent.cost()
                    .get()
                    .setScale(COST_DIGITS, RoundingMode.HALF_EVEN)
                    .toPlainString());
        } else {
            json.writeNull();
        }
    }

    private static void count(JsonGenerator json, String name, OptionalLong tokens) throws IOException {
        if (tokens.isPresent()) {
            json.writeNumberField(name, tokens.getAsLong());
        }
    }

    private static double millis(Duration duration) {
        return Math.round(duration.toNanos() / NANOS_PER_MILLI * 100) / 100.0;
    }
}
