package io.dvara.provider.kit.responses;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.ResponseFormat;
import io.dvara.api.chat.Tool;
import io.dvara.api.chat.ToolChoice;
import io.dvara.api.chat.ToolUse;
import io.dvara.provider.kit.Members;
import io.dvara.provider.kit.Merging;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes a request as its client said it; safe for many threads. */
final class BodyWriter {

    private static final String TEXT = "text";
    private static final String REASONING = "reasoning";

    private final JsonProvider make;
    private final ItemWriter items;

    BodyWriter(JsonProvider make) {
        this.make = make;
        this.items = new ItemWriter(make);
    }

    JsonObject write(ChatRequest request) {
        JsonObjectBuilder body = make.createObjectBuilder(request.extra());
        if (!request.model().isEmpty()) {
            body.add("model", request.model());
        }
        conversation(request.messages(), body);
        toolUse(request.tools(), body);
        sampling(request, body);
        object(text(request), TEXT, request, body);
        object(reasoning(request), REASONING, request, body);
        request.user().ifPresent(user -> body.add("user", user));
        if (request.delivery() == Delivery.STREAMED) {
            body.add("stream", true);
        }
        return body.build();
    }

    private void conversation(List<Message> messages, JsonObjectBuilder body) {
        JsonArrayBuilder input = make.createArrayBuilder();
        Optional<Message> plain = Optional.empty();
        int count = 0;
        for (Message message : messages) {
            if (ItemWriter.isInstructions(message)) {
                body.add("instructions", message.text());
            } else {
                items.write(message, input);
                plain = Optional.of(message).filter(ItemWriter::isPlainInput);
                count++;
            }
        }
        if (count == 1 && plain.isPresent()) {
            body.add("input", plain.get().text());
        } else if (count > 0) {
            body.add("input", input);
        }
    }

    private void toolUse(ToolUse use, JsonObjectBuilder body) {
        if (!use.tools().isEmpty()) {
            JsonArrayBuilder tools = make.createArrayBuilder();
            use.tools().forEach(tool -> tools.add(tool(tool)));
            body.add("tools", tools);
        }
        use.choice().ifPresent(choice -> body.add("tool_choice", choice(choice)));
        use.parallel().ifPresent(parallel -> body.add("parallel_tool_calls", parallel));
    }

    private JsonObject tool(Tool tool) {
        return switch (tool) {
            case Tool.Opaque opaque -> opaque.value();
            case Tool.Function function -> {
                JsonObjectBuilder object = make.createObjectBuilder(
                                function.extras().fields())
                        .add("type", "function")
                        .add("name", function.name());
                function.description().ifPresent(text -> object.add("description", text));
                function.parameters().ifPresent(schema -> object.add("parameters", schema));
                function.strict().ifPresent(strict -> object.add("strict", strict));
                yield object.build();
            }
        };
    }

    private JsonValue choice(ToolChoice choice) {
        return switch (choice) {
            case ToolChoice.Mode mode -> make.createValue(mode.name().toLowerCase(Locale.ROOT));
            case ToolChoice.Opaque opaque -> opaque.value();
            case ToolChoice.Named named ->
                make.createObjectBuilder()
                        .add("type", "function")
                        .add("name", named.name())
                        .build();
        };
    }

    private static void sampling(ChatRequest request, JsonObjectBuilder body) {
        request.sampling().temperature().ifPresent(value -> body.add("temperature", value));
        request.sampling().topP().ifPresent(value -> body.add("top_p", value));
        request.sampling().tokenLimit().ifPresent(limit -> body.add("max_output_tokens", limit));
        request.topLogprobs().ifPresent(count -> body.add("top_logprobs", count));
    }

    /** Joins what is known of a member and what else the client said in it. */
    private void object(JsonObject known, String name, ChatRequest request, JsonObjectBuilder body) {
        JsonObject rest = Members.object(request.extra(), name).orElse(JsonValue.EMPTY_JSON_OBJECT);
        JsonObject whole = Merging.deep(make, known, rest);
        if (!whole.isEmpty()) {
            body.add(name, whole);
        }
    }

    private JsonObject reasoning(ChatRequest request) {
        return request.reasoning()
                .effort()
                .map(effort -> make.createObjectBuilder().add("effort", effort).build())
                .orElse(JsonValue.EMPTY_JSON_OBJECT);
    }

    private JsonObject text(ChatRequest request) {
        return request.format()
                .map(format ->
                        make.createObjectBuilder().add("format", format(format)).build())
                .orElse(JsonValue.EMPTY_JSON_OBJECT);
    }

    private JsonObject format(ResponseFormat format) {
        return switch (format) {
            case ResponseFormat.Opaque opaque -> opaque.value();
            case ResponseFormat.Simple simple ->
                make.createObjectBuilder()
                        .add("type", simple.name().toLowerCase(Locale.ROOT))
                        .build();
            case ResponseFormat.JsonSchema schema -> {
                JsonObjectBuilder object = make.createObjectBuilder(schema.extra())
                        .add("type", "json_schema")
                        .add("name", schema.name());
                schema.description().ifPresent(text -> object.add("description", text));
                schema.schema().ifPresent(value -> object.add("schema", value));
                schema.strict().ifPresent(strict -> object.add("strict", strict));
                yield object.build();
            }
        };
    }
}
