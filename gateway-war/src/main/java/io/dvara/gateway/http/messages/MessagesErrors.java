package io.dvara.gateway.http.messages;

import com.fasterxml.jackson.core.JsonGenerator;
import io.dvara.gateway.http.dialect.ErrorForm;
import io.dvara.gateway.http.dialect.Surrogates;
import io.dvara.gateway.refusal.ErrorCode;
import io.dvara.gateway.refusal.Refusal;
import java.io.IOException;
import java.util.Optional;

/** The error envelope of the Messages dialect; our own code stands in the details. */
public enum MessagesErrors implements ErrorForm {
    /** The only one. */
    FORM;

    /** What names a conversation that its vendor holds, which the next request may not reach. */
    static final String THREAD = "thread";

    @Override
    public void write(Refusal refusal, String traceId, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "error");
        json.writeObjectFieldStart("error");
        json.writeStringField("type", type(refusal.code().status()));
        json.writeStringField("message", Surrogates.replaced(refusal.getMessage()));
        json.writeObjectFieldStart("details");
        json.writeStringField("error_code", code(refusal));
        json.writeEndObject();
        json.writeEndObject();
        json.writeStringField("request_id", traceId);
        json.writeEndObject();
    }

    @Override
    public Optional<String> event() {
        return Optional.of("error");
    }

    @Override
    public Optional<String> traceHeader() {
        return Optional.of("request-id");
    }

    /** Clients know by the dialect's own code that they have to send the whole conversation. */
    private static String code(Refusal refusal) {
        boolean isOfThreads = refusal.code() == ErrorCode.UNSUPPORTED_PARAMETER
                && refusal.param().filter(THREAD::equals).isPresent();
        return isOfThreads ? "thread_unsupported_request" : refusal.code().name();
    }

    private static String type(int status) {
        return switch (status) {
            case 401 -> "authentication_error";
            case 402 -> "billing_error";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 413 -> "request_too_large";
            case 429 -> "rate_limit_error";
            case 503, 529 -> "overloaded_error";
            case 408, 504 -> "timeout_error";
            default -> status < 500 || status == 508 ? "invalid_request_error" : "api_error";
        };
    }
}
