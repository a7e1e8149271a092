package io.dvara.provider.ollama;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Dialect;
import io.dvara.api.chat.ReasoningWish;
import io.dvara.api.chat.ResponseFormat;
import io.dvara.api.json.JsonCodec;
import io.dvara.api.provider.Call;
import io.dvara.api.provider.ProviderException;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Optional;
import java.util.Set;

/** Writes the body of a chat. */
final class ChatBody {

    private static final Set<String> OWN = Set.of("keep_alive", "think", "format", "truncate", "shift");
    private static final Set<String> UNDERSTOOD = Set.of("thinking", "output_config", "output_format", "metadata");

    private final ChatRequest request;
    private final JsonCodec json;
    private final JsonProvider make;
    private final Call call;

    ChatBody(ChatRequest request, JsonCodec json, Call call) {
        this.request = request;
        this.json = json;
        this.make = json.make();
        this.call = call;
    }

    JsonObject write() {
        JsonObjectBuilder body = make.createObjectBuilder()
                .add("model", request.model())
                .add("messages", new MessageWriter(json, call).write(request.messages()))
                .add("stream", request.delivery() == Delivery.STREAMED);
        new ToolWriter(make, call).write(request.tools(), body);
        request.format().flatMap(this::format).ifPresent(format -> body.add("format", format));
        think(request.reasoning()).ifPresent(think -> body.add("think", think));
        request.user().ifPresent(_ -> call.dropped("user"));
        if (request.topLogprobs().isPresent()) {
            Options.logprobs(request.topLogprobs().getAsInt(), body);
        }
        new Options(make, call, OWN).write(request.sampling(), rest(), body);
        return body.build();
    }

    /** Clients of the Messages dialect say some fields in its words that the request has told already. */
    private JsonObject rest() {
        return request.dialect() == Dialect.MESSAGES
                ? Members.without(make, request.extra(), UNDERSTOOD)
                : request.extra();
    }

    private Optional<JsonValue> format(ResponseFormat format) {
        return switch (format) {
            case ResponseFormat.Simple simple ->
                simple == ResponseFormat.Simple.JSON_OBJECT ? Optional.of(make.createValue("json")) : Optional.empty();
            case ResponseFormat.JsonSchema schema -> Optional.of(schema(schema));
            case ResponseFormat.Opaque _ ->
                throw ProviderException.unsupported(
                        "response_format", "Ollama answers in text, JSON or by a JSON schema, in no other form");
        };
    }

    private JsonValue schema(ResponseFormat.JsonSchema format) {
        format.extra().keySet().forEach(name -> call.dropped("response_format.json_schema." + name));
        return format.schema().<JsonValue>map(schema -> schema).orElseGet(() -> make.createValue("json"));
    }

    private Optional<JsonValue> think(ReasoningWish wish) {
        if (wish.effort().isPresent()) {
            wish.budgetTokens().ifPresent(_ -> dropBudget());
            return Optional.of(level(wish.effort().get()));
        }
        if (wish.budgetTokens().isEmpty()) {
            return Optional.empty();
        }
        if (wish.budgetTokens().getAsLong() == 0) {
            return Optional.of(JsonValue.FALSE);
        }
        dropBudget();
        return Optional.of(JsonValue.TRUE);
    }

    private JsonValue level(String effort) {
        return switch (effort) {
            case "none" -> JsonValue.FALSE;
            case "minimal", "low" -> make.createValue("low");
            case "medium" -> make.createValue("medium");
            case "high", "xhigh" -> make.createValue("high");
            case "max" -> make.createValue("max");
            default ->
                throw ProviderException.unsupported(
                        "reasoning_effort", "Ollama knows the efforts none, low, medium, high and max, not " + effort);
        };
    }

    private void dropBudget() {
        call.dropped(request.dialect() == Dialect.MESSAGES ? "thinking.budget_tokens" : "reasoning.max_tokens");
    }
}
