package io.dvara.provider.cohere;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Media;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.ReasoningWish;
import io.dvara.api.chat.ResponseFormat;
import io.dvara.api.chat.Role;
import io.dvara.api.chat.Sampling;
import io.dvara.api.chat.Tool;
import io.dvara.api.chat.ToolChoice;
import io.dvara.api.chat.ToolUse;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads recorded requests as a client of the chat dialect would have meant them; refuses what it does not know. */
final class VendorRequestReader {

    private final List<Message> messages = new ArrayList<>();
    private final List<Tool> tools = new ArrayList<>();
    private final JsonObjectBuilder own = Asking.JSON.make().createObjectBuilder();
    private final Sampling.Builder sampling = Sampling.DEFAULTS.vary();
    private Optional<ToolChoice> choice = Optional.empty();

    ChatRequest read(JsonObject body) {
        ChatRequest.Builder request = ChatRequest.of(body.getString("model"), List.of());
        body.forEach((name, value) -> {
            switch (name) {
                case "model" -> {}
                case "messages" ->
                    value.asJsonArray().forEach(message -> messages.add(message(message.asJsonObject())));
                case "stream" -> request.delivery(value == JsonValue.TRUE ? Delivery.STREAMED : Delivery.WHOLE);
                case "temperature" ->
                    sampling.temperature(body.getJsonNumber(name).doubleValue());
                case "tools" -> value.asJsonArray().forEach(tool -> tools.add(tool(tool.asJsonObject())));
                case "tool_choice" -> choice = Optional.of(ToolChoice.Mode.valueOf(((JsonString) value).getString()));
                case "response_format" -> request.format(format(value.asJsonObject()));
                case "thinking" -> request.reasoning(new ReasoningWish(Optional.of("high"), OptionalLong.empty()));
                case "stop_sequences" -> sampling.stop(value.asJsonArray().getValuesAs(JsonString::getString));
                case "documents" -> own.add(name, value);
                default -> throw new AssertionError("a field that is not known: " + name);
            }
        });
        return request.extra(own.build())
                .messages(messages)
                .tools(new ToolUse(tools, choice, Optional.empty()))
                .sampling(sampling.build())
                .build();
    }

    private static Message message(JsonObject message) {
        Role role = Role.valueOf(message.getString("role").toUpperCase(Locale.ROOT));
        List<Part> parts = new ArrayList<>();
        JsonValue content = message.getOrDefault("content", JsonValue.NULL);
        if (content instanceof JsonString text) {
            parts.add(new Part.Text(text.getString()));
        } else if (content instanceof JsonArray all) {
            all.forEach(part -> parts.add(part(part.asJsonObject())));
        }
        if (role == Role.TOOL) {
            Part result = new Part.ToolResult(
                    message.getString("tool_call_id"), List.copyOf(parts), Part.Outcome.DONE, Extras.NONE);
            return Asking.said(role, result);
        }
        if (message.get("tool_calls") instanceof JsonArray calls) {
            calls.forEach(call -> parts.add(call(call.asJsonObject())));
        }
        JsonObject rest =
                Members.without(Asking.JSON.make(), message, Set.of("role", "content", "tool_calls", "tool_call_id"));
        return new Message(role, parts, Optional.empty(), Extras.of(rest));
    }

    private static Part part(JsonObject part) {
        return switch (part.getString("type")) {
            case "text" -> new Part.Text(part.getString("text"));
            case "image_url" ->
                new Part.Attachment(
                        Part.Kind.IMAGE,
                        new Media.Remote(part.getJsonObject("image_url").getString("url"), Optional.empty()),
                        Optional.empty(),
                        Extras.of(beside(part)));
            case "thinking" ->
                new Part.Reasoning(part.getString("thinking"), Optional.empty(), Optional.empty(), Extras.NONE);
            case "document" -> new Part.Opaque(part);
            default -> throw new AssertionError("a part that is not known: " + part);
        };
    }

    /** Returns what is said of a picture beside its address. */
    private static JsonObject beside(JsonObject part) {
        JsonProvider make = Asking.JSON.make();
        JsonObject rest = Members.without(make, part.getJsonObject("image_url"), Set.of("url"));
        return make.createObjectBuilder().add("image_url", rest).build();
    }

    private static Part call(JsonObject call) {
        JsonObject function = call.getJsonObject("function");
        return new Part.ToolCall(
                call.getString("id"),
                function.getString("name"),
                function.getString("arguments"),
                Optional.empty(),
                Extras.NONE);
    }

    private static Tool tool(JsonObject tool) {
        JsonObject function = tool.getJsonObject("function");
        return new Tool.Function(
                function.getString("name"),
                Members.text(function, "description"),
                Members.object(function, "parameters"),
                Optional.empty(),
                Extras.NONE);
    }

    private static ResponseFormat format(JsonObject format) {
        Optional<JsonObject> schema = Members.object(format, "json_schema").or(() -> Members.object(format, "schema"));
        return schema.isEmpty()
                ? ResponseFormat.Simple.JSON_OBJECT
                : new ResponseFormat.JsonSchema(
                        "answer", Optional.empty(), schema, Optional.of(true), JsonValue.EMPTY_JSON_OBJECT);
    }
}
