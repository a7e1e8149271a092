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
import java.util.Locale;
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
            "responseSchema",
            "thinkingConfig");

    private final GenerateContentReader contents = new GenerateContentReader();

    ChatRequest read(JsonObject given, String model, Delivery delivery) {
        JsonObject body = GenerateContentReader.spelled(given);
        JsonObject config = Members.object(body, "generationConfig")
                .map(GenerateContentReader::spelled)
                .orElse(JsonValue.EMPTY_JSON_OBJECT);
        JsonObject rest = Members.without(Sending.JSON.make(), body, KNOWN);
        JsonObject restOfConfig = Members.without(Sending.JSON.make(), config, KNOWN_OF_CONFIG);
        JsonObject tooling = Members.object(body, "toolConfig")
                .map(all -> Members.without(
                        Sending.JSON.make(), GenerateContentReader.spelled(all), Set.of("functionCallingConfig")))
                .orElse(JsonValue.EMPTY_JSON_OBJECT);
        if (!tooling.isEmpty()) {
            rest = Sending.JSON
                    .make()
                    .createObjectBuilder(rest)
                    .add("toolConfig", tooling)
                    .build();
        }
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
            for (JsonObject part : GenerateContentReader.list(system, "parts")) {
                messages.add(Message.of(Role.SYSTEM, part.getString("text")));
            }
        });
        for (JsonObject content : GenerateContentReader.list(body, "contents")) {
            messages.addAll(contents.read(content));
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
                .map(GenerateContentReader::spelled)
                .map(thinking -> new ReasoningWish(
                        Members.text(thinking, "thinkingLevel").map(level -> level.toLowerCase(Locale.ROOT)),
                        Members.whole(thinking, "thinkingBudget")))
                .orElse(ReasoningWish.NONE);
    }

    private static Optional<ResponseFormat> format(JsonObject config) {
        Optional<JsonObject> schema = Members.object(config, "responseJsonSchema")
                .or(() -> Members.object(config, "responseSchema").map(GenerateToolReader::lower));
        if (schema.isPresent()) {
            return Optional.of(new ResponseFormat.JsonSchema(
                    "answer", Optional.empty(), schema, Optional.of(true), JsonValue.EMPTY_JSON_OBJECT));
        }
        return Members.text(config, "responseMimeType")
                .map(type -> type.endsWith("json") ? ResponseFormat.Simple.JSON_OBJECT : ResponseFormat.Simple.TEXT);
    }

    static Message message(Role role, List<Part> parts) {
        return new Message(role, parts, Optional.empty(), Extras.NONE);
    }
}
