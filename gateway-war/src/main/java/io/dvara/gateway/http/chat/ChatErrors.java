package io.dvara.gateway.http.chat;

import com.fasterxml.jackson.core.JsonGenerator;
import io.dvara.gateway.http.dialect.ErrorForm;
import io.dvara.gateway.http.dialect.Surrogates;
import io.dvara.gateway.refusal.Refusal;
import java.io.IOException;
import java.util.Optional;

/** The error envelope of the chat dialect, which every path has that has no other. */
public enum ChatErrors implements ErrorForm {
    /** The only one. */
    FORM;

    @Override
    public void write(Refusal refusal, String traceId, JsonGenerator json) throws IOException {
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
    }

    @Override
    public Optional<String> event() {
        return Optional.empty();
    }

    @Override
    public Optional<String> traceHeader() {
        return Optional.empty();
    }
}
