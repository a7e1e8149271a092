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
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads recorded requests as a client of the chat dialect would have meant them; refuses what it does not know. */
final class VendorRequestReader {

    private final List<Message> messages = new ArrayList<>();
    private final List<Tool> tools = new ArrayList<>();
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
                default -> throw new AssertionError("a field that is not known: " + name);
            }
        });
        return request.messages(messages)
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
        return Asking.said(role, parts.toArray(Part[]::new));
    }

    private static Part part(JsonObject part) {
        return switch (part.getString("type")) {
            case "text" -> new Part.Text(part.getString("text"));
            case "image_url" ->
                new Part.Attachment(
                        Part.Kind.IMAGE,
                        new Media.Remote(part.getJsonObject("image_url").getString("url"), Optional.empty()),
                        Optional.empty(),
                        Extras.NONE);
            default -> throw new AssertionError("a part that is not known: " + part);
        };
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
                Optional.of(function.getString("description")),
                Optional.of(function.getJsonObject("parameters")),
                Optional.empty(),
                Extras.NONE);
    }

    private static ResponseFormat format(JsonObject format) {
        return new ResponseFormat.JsonSchema(
                "answer",
                Optional.empty(),
                Optional.of(format.getJsonObject("json_schema")),
                Optional.of(true),
                JsonValue.EMPTY_JSON_OBJECT);
    }
}
