package io.dvara.provider.kit.compatible;

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
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads what recorded clients sent into the canonical form; as much of the dialect as they use. */
final class ChatJson {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final Set<String> KNOWN = Set.of(
            "model",
            "messages",
            "tools",
            "tool_choice",
            "response_format",
            "stream",
            "temperature",
            "top_p",
            "n",
            "stop",
            "max_tokens",
            "max_completion_tokens",
            "reasoning_effort");

    private static final Set<String> TEXT = Set.of("type", "text");

    private ChatJson() {}

    static ChatRequest read(JsonObject body) {
        ChatRequest.Builder request = ChatRequest.of(body.getString("model"), messages(body.getJsonArray("messages")))
                .delivery(Members.flag(body, "stream").orElse(false) ? Delivery.STREAMED : Delivery.WHOLE)
                .sampling(sampling(body))
                .reasoning(new ReasoningWish(Members.text(body, "reasoning_effort"), OptionalLong.empty()))
                .tools(new ToolUse(tools(body), choice(body), Optional.empty()))
                .extra(Members.without(JSON, body, KNOWN));
        Members.object(body, "response_format").map(ResponseFormat.Opaque::new).ifPresent(request::format);
        return request.build();
    }

    private static Sampling sampling(JsonObject body) {
        Sampling.Builder sampling = Sampling.DEFAULTS.vary();
        Members.number(body, "temperature").ifPresent(sampling::temperature);
        Members.number(body, "top_p").ifPresent(sampling::topP);
        Members.index(body, "n").ifPresent(sampling::choices);
        Members.whole(body, "max_tokens").ifPresent(sampling::maxTokens);
        Members.whole(body, "max_completion_tokens").ifPresent(sampling::maxCompletionTokens);
        return sampling.stop(Members.text(body, "stop")
                        .map(List::of)
                        .orElseGet(() -> Members.array(body, "stop").getValuesAs(JsonString::getString)))
                .build();
    }

    private static List<Tool> tools(JsonObject body) {
        List<Tool> tools = new ArrayList<>();
        for (JsonObject tool : Members.array(body, "tools").getValuesAs(JsonObject.class)) {
            tools.add(Members.object(tool, "function")
                    .<Tool>map(function -> function(tool, function))
                    .orElseGet(() -> new Tool.Opaque(tool)));
        }
        return tools;
    }

    private static Tool function(JsonObject tool, JsonObject function) {
        Set<String> known = Set.of("name", "description", "parameters", "strict");
        return new Tool.Function(
                function.getString("name"),
                Members.text(function, "description"),
                Members.object(function, "parameters"),
                Members.flag(function, "strict"),
                beside(tool, Set.of("type", "function"), "function", known));
    }

    /** What stands beside the known members, also within an inner object. */
    private static Extras beside(JsonObject object, Set<String> known, String inner, Set<String> knownInner) {
        JsonObject rest = Members.without(JSON, object, known);
        JsonObject within = Members.object(object, inner)
                .map(held -> Members.without(JSON, held, knownInner))
                .orElse(JsonValue.EMPTY_JSON_OBJECT);
        return Extras.of(
                within.isEmpty()
                        ? rest
                        : JSON.createObjectBuilder(rest).add(inner, within).build());
    }

    private static Optional<ToolChoice> choice(JsonObject body) {
        return switch (body.getOrDefault("tool_choice", JsonValue.NULL)) {
            case JsonString word ->
                Optional.of(
                        word.getString().equals("any")
                                ? ToolChoice.Mode.REQUIRED
                                : ToolChoice.Mode.valueOf(word.getString().toUpperCase(Locale.ROOT)));
            case JsonObject object ->
                Optional.of(
                        new ToolChoice.Named(object.getJsonObject("function").getString("name")));
            default -> Optional.empty();
        };
    }

    private static List<Message> messages(JsonArray messages) {
        return messages.getValuesAs(JsonObject.class).stream()
                .map(ChatJson::message)
                .toList();
    }

    private static Message message(JsonObject message) {
        Role role = Role.valueOf(message.getString("role").toUpperCase(Locale.ROOT));
        List<Part> parts = new ArrayList<>();
        Members.text(message, "reasoning_content")
                .ifPresent(
                        text -> parts.add(new Part.Reasoning(text, Optional.empty(), Optional.empty(), Extras.NONE)));
        parts.addAll(content(message.getOrDefault("content", JsonValue.NULL)));
        for (JsonObject call : Members.array(message, "tool_calls").getValuesAs(JsonObject.class)) {
            JsonObject function = call.getJsonObject("function");
            JsonValue arguments = function.get("arguments");
            parts.add(new Part.ToolCall(
                    call.getString("id"),
                    function.getString("name"),
                    arguments instanceof JsonString text ? text.getString() : arguments.toString(),
                    Optional.empty(),
                    Extras.of(Members.without(JSON, call, Set.of("id", "type", "function")))));
        }
        Set<String> known = Set.of("role", "content", "tool_calls", "name", "tool_call_id", "reasoning_content");
        Extras extras = Extras.of(Members.without(JSON, message, known));
        return role == Role.TOOL
                ? new Message(
                        role,
                        List.of(new Part.ToolResult(
                                message.getString("tool_call_id"), parts, Part.Outcome.DONE, Extras.NONE)),
                        Members.text(message, "name"),
                        extras)
                : new Message(role, parts, Members.text(message, "name"), extras);
    }

    private static List<Part> content(JsonValue content) {
        return switch (content) {
            case JsonString text -> List.of(new Part.Text(text.getString()));
            case JsonArray parts ->
                parts.getValuesAs(JsonObject.class).stream().map(ChatJson::part).toList();
            default -> List.of();
        };
    }

    private static Part part(JsonObject part) {
        return switch (part.getString("type")) {
            case "text" ->
                new Part.Text(part.getString("text"), List.of(), Extras.of(Members.without(JSON, part, TEXT)));
            case "image_url" -> image(part);
            case "input_audio" -> audio(part.getJsonObject("input_audio"));
            default -> new Part.Opaque(part);
        };
    }

    private static Part image(JsonObject part) {
        String url = Members.text(part, "image_url")
                .orElseGet(() -> part.getJsonObject("image_url").getString("url"));
        Extras extras = beside(part, Set.of("type", "image_url"), "image_url", Set.of("url"));
        return new Part.Attachment(Part.Kind.IMAGE, image(url), Optional.empty(), extras);
    }

    private static Media image(String url) {
        return url.startsWith("data:")
                ? new Media.Inline(
                        url.substring("data:".length(), url.indexOf(';')), url.substring(url.indexOf(',') + 1))
                : new Media.Remote(url, Optional.empty());
    }

    private static Part audio(JsonObject audio) {
        Media media = new Media.Inline("audio/" + audio.getString("format"), audio.getString("data"));
        return new Part.Attachment(Part.Kind.AUDIO, media, Optional.empty(), Extras.NONE);
    }
}
