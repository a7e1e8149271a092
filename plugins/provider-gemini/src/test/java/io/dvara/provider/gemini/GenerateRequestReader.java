package io.dvara.provider.gemini;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.ReasoningWish;
import io.dvara.api.chat.ResponseFormat;
import io.dvara.api.chat.Role;
import io.dvara.api.chat.Sampling;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Reads requests of generateContent into chats, as a client of the chat dialect would have asked them. */
final class GenerateRequestReader {

    private static final Set<String> KNOWN =
            Set.of("model", "contents", "systemInstruction", "generationConfig", "tools", "toolConfig");
    private static final Set<String> KNOWN_OF_CONFIG = Set.of(
            "temperature",
            "topP",
            "topK",
            "presencePenalty",
            "frequencyPenalty",
            "seed",
            "stopSequences",
            "maxOutputTokens",
            "candidateCount",
            "responseMimeType",
            "responseJsonSchema",
            "thinkingConfig");

    private final GenerateContentReader contents = new GenerateContentReader();

    ChatRequest read(JsonObject body, String model, Delivery delivery) {
        JsonObject config = Members.object(body, "generationConfig").orElse(JsonValue.EMPTY_JSON_OBJECT);
        JsonObject rest = Members.without(Sending.JSON.make(), body, KNOWN);
        JsonObject restOfConfig = Members.without(Sending.JSON.make(), config, KNOWN_OF_CONFIG);
        JsonObject extra = restOfConfig.isEmpty()
                ? rest
                : Sending.JSON
                        .make()
                        .createObjectBuilder(rest)
                        .add("generationConfig", restOfConfig)
                        .build();
        ChatRequest.Builder request = ChatRequest.of(model, messages(body))
                .delivery(delivery)
                .tools(new GenerateToolReader().read(body))
                .sampling(sampling(config))
                .reasoning(reasoning(config))
                .extra(extra);
        format(config).ifPresent(request::format);
        return request.build();
    }

    private List<Message> messages(JsonObject body) {
        List<Message> messages = new ArrayList<>();
        Members.object(body, "systemInstruction").ifPresent(system -> {
            for (JsonValue part : Members.array(system, "parts")) {
                messages.add(Message.of(Role.SYSTEM, part.asJsonObject().getString("text")));
            }
        });
        for (JsonValue content : Members.array(body, "contents")) {
            messages.addAll(contents.read(content.asJsonObject()));
        }
        return messages;
    }

    private static Sampling sampling(JsonObject config) {
        JsonArray stop = Members.array(config, "stopSequences");
        return new Sampling(
                Members.number(config, "temperature"),
                Members.number(config, "topP"),
                Members.index(config, "topK"),
                Members.number(config, "frequencyPenalty"),
                Members.number(config, "presencePenalty"),
                Members.whole(config, "seed"),
                stop.getValuesAs(JsonString::getString),
                Members.whole(config, "maxOutputTokens"),
                OptionalLong.empty(),
                OptionalInt.empty());
    }

    private static ReasoningWish reasoning(JsonObject config) {
        return Members.object(config, "thinkingConfig")
                .map(thinking -> new ReasoningWish(
                        Members.text(thinking, "thinkingLevel"), Members.whole(thinking, "thinkingBudget")))
                .orElse(ReasoningWish.NONE);
    }

    private static Optional<ResponseFormat> format(JsonObject config) {
        Optional<JsonObject> schema = Members.object(config, "responseJsonSchema");
        if (schema.isPresent()) {
            return Optional.of(new ResponseFormat.JsonSchema(
                    "answer", Optional.empty(), schema, Optional.of(true), JsonValue.EMPTY_JSON_OBJECT));
        }
        return Members.text(config, "responseMimeType").map(_ -> ResponseFormat.Simple.JSON_OBJECT);
    }

    static Message message(Role role, List<Part> parts) {
        return new Message(role, parts, Optional.empty(), Extras.NONE);
    }
}
