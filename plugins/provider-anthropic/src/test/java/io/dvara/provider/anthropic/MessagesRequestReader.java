package io.dvara.provider.anthropic;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Dialect;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.ReasoningWish;
import io.dvara.api.chat.ResponseFormat;
import io.dvara.api.chat.Role;
import io.dvara.api.chat.Sampling;
import io.dvara.api.json.JsonCodec;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads requests of the Messages dialect into chats.
 *
 * <p>{@code thinking}, {@code output_config} and {@code metadata} are understood and kept verbatim
 * too, since their own provider says them again in the same words.
 */
final class MessagesRequestReader {

    private static final Set<String> KNOWN = Set.of(
            "model",
            "messages",
            "system",
            "max_tokens",
            "stream",
            "tools",
            "tool_choice",
            "temperature",
            "top_p",
            "top_k",
            "stop_sequences");

    private final JsonCodec json;
    private final MessagesContentReader content;

    MessagesRequestReader(JsonCodec json) {
        this.json = json;
        this.content = new MessagesContentReader(json);
    }

    /** Reads a request. */
    ChatRequest read(JsonObject body) {
        ChatRequest.Builder request = ChatRequest.of(body.getString("model"), messages(body))
                .dialect(Dialect.MESSAGES)
                .delivery(Members.flag(body, "stream").orElse(false) ? Delivery.STREAMED : Delivery.WHOLE)
                .tools(new MessagesToolReader(json).read(body))
                .sampling(sampling(body))
                .reasoning(reasoning(body))
                .extra(Members.without(json.make(), body, KNOWN));
        format(body).ifPresent(request::format);
        Members.object(body, "metadata")
                .flatMap(metadata -> Members.text(metadata, "user_id"))
                .ifPresent(request::user);
        return request.build();
    }

    private List<Message> messages(JsonObject body) {
        List<Message> messages = new ArrayList<>();
        List<Part> system = content.parts(body.getOrDefault("system", JsonValue.NULL));
        if (!system.isEmpty()) {
            messages.add(new Message(Role.SYSTEM, system, Optional.empty(), Extras.NONE));
        }
        for (JsonValue message : Members.array(body, "messages")) {
            messages.add(message(message.asJsonObject()));
        }
        return messages;
    }

    private Message message(JsonObject message) {
        Role role = switch (message.getString("role")) {
            case "assistant" -> Role.ASSISTANT;
            case "system" -> Role.SYSTEM;
            default -> Role.USER;
        };
        Extras extras = Extras.of(Members.without(json.make(), message, Set.of("role", "content")));
        return new Message(role, content.parts(message.get("content")), Optional.empty(), extras);
    }

    private static Sampling sampling(JsonObject body) {
        return new Sampling(
                Members.number(body, "temperature"),
                Members.number(body, "top_p"),
                Members.index(body, "top_k"),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                texts(Members.array(body, "stop_sequences")),
                Members.whole(body, "max_tokens"),
                OptionalLong.empty(),
                OptionalInt.empty());
    }

    private static List<String> texts(JsonArray array) {
        return array.getValuesAs(JsonString::getString);
    }

    private static ReasoningWish reasoning(JsonObject body) {
        Optional<JsonObject> thinking = Members.object(body, "thinking");
        if (thinking.isEmpty()) {
            return ReasoningWish.NONE;
        }
        Optional<String> effort = Members.object(body, "output_config").flatMap(c -> Members.text(c, "effort"));
        return switch (thinking.get().getString("type", "")) {
            case "enabled" -> new ReasoningWish(effort, Members.whole(thinking.get(), "budget_tokens"));
            case "adaptive" -> new ReasoningWish(effort.or(() -> Optional.of("high")), OptionalLong.empty());
            default -> new ReasoningWish(Optional.of("none"), OptionalLong.empty());
        };
    }

    private static Optional<ResponseFormat> format(JsonObject body) {
        return Members.object(body, "output_config")
                .flatMap(config -> Members.object(config, "format"))
                .or(() -> Members.object(body, "output_format"))
                .map(format -> new ResponseFormat.JsonSchema(
                        "answer",
                        Optional.empty(),
                        Members.object(format, "schema"),
                        Optional.of(true),
                        JsonValue.EMPTY_JSON_OBJECT));
    }
}
