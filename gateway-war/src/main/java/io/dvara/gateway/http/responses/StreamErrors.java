package io.dvara.gateway.http.responses;

import com.fasterxml.jackson.core.JsonGenerator;
import io.dvara.gateway.http.dialect.ErrorForm;
import io.dvara.gateway.http.dialect.Surrogates;
import io.dvara.gateway.refusal.Refusal;
import java.io.IOException;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * How a stream tells that it fails: as the dialect documents it, and as its clients read it.
 *
 * @param number gives the number of the next event
 */
record StreamErrors(IntSupplier number) implements ErrorForm {

    @Override
    public void write(Refusal refusal, String traceId, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "error");
        json.writeNumberField("sequence_number", number.getAsInt());
        members(refusal, json);
        json.writeObjectFieldStart("error");
        json.writeStringField("type", refusal.code().type().text());
        members(refusal, json);
        json.writeStringField("trace_id", traceId);
        json.writeEndObject();
        json.writeEndObject();
    }

    @Override
    public Optional<String> event() {
        return Optional.of("error");
    }

    @Override
    public Optional<String> traceHeader() {
        return Optional.empty();
    }

    private static void members(Refusal refusal, JsonGenerator json) throws IOException {
        json.writeStringField("code", refusal.code().name());
        json.writeStringField("message", Surrogates.replaced(refusal.getMessage()));
        json.writeFieldName("param");
        if (refusal.param().isPresent()) {
            json.writeString(Surrogates.replaced(refusal.param().get()));
        } else {
            json.writeNull();
        }
    }
}
