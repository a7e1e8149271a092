package io.dvara.dialects;

import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientImpl;
import com.openai.core.ClientOptions;
import com.openai.core.JsonValue;
import com.openai.core.ObjectMappers;
import com.openai.errors.OpenAIServiceException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** What both dialects of OpenAI have in common for their SDK. */
final class OpenAi {

    private OpenAi() {}

    static OpenAIClient client(URI gateway, Wire wire) {
        return new OpenAIClientImpl(ClientOptions.builder()
                .httpClient(new OpenAiTransport(wire))
                .baseUrl(gateway + "/v1")
                .apiKey("any-key")
                .maxRetries(0)
                .build());
    }

    /** Lets the SDK read the body of a request as if a program had built it. */
    static <T> T read(JsonObject body, Class<T> type) {
        try {
            return ObjectMappers.jsonMapper().readValue(body.toString(), type);
        } catch (IOException e) {
            throw new UncheckedIOException("the SDK does not take " + body, e);
        }
    }

    /** Returns the failure of a request that was refused before any answer. */
    static Heard.Failure refused(OpenAIServiceException thrown, Wire wire) {
        JsonObject error = Meaning.parse(wire.body()).getJsonObject("error");
        return failure(thrown.statusCode(), error);
    }

    static Heard.Failure failure(int status, JsonObject error) {
        return new Heard.Failure(status, error.getString("type"), error.getString("code"), error.getString("message"));
    }

    static String errorType(int status) {
        return switch (status) {
            case 400 -> "invalid_request_error";
            case 429 -> "rate_limit_error";
            default -> "server_error";
        };
    }

    /** Returns a member that the SDK does not know. */
    static String text(Map<String, JsonValue> members, String name) {
        return Optional.ofNullable(members.get(name))
                .flatMap(value -> Optional.ofNullable(value.convert(String.class)))
                .orElse("");
    }
}
