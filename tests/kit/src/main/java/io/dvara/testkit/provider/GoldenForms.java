package io.dvara.testkit.provider;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.ReasoningWish;
import io.dvara.api.chat.ResponseFormat;
import io.dvara.api.chat.Role;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Golden requests about the form of the answer and the thoughts before it. */
final class GoldenForms {

    private GoldenForms() {}

    static Stream<GoldenRequest> all(String model) {
        ChatRequest plain = GoldenConversations.ask(model, GoldenConversations.USER);
        return Stream.of(
                GoldenRequest.counts(
                        "json-object",
                        plain.vary().format(ResponseFormat.Simple.JSON_OBJECT).build(),
                        plain),
                GoldenRequest.counts(
                        "json-schema", plain.vary().format(schema()).build(), plain),
                GoldenRequest.droppable(
                        "reasoning-effort", think(plain, Optional.of("low"), OptionalLong.empty()), plain),
                GoldenRequest.droppable(
                        "reasoning-budget", think(plain, Optional.empty(), OptionalLong.of(2048)), plain),
                GoldenRequest.droppable("reasoning-replayed", replayed(model, thought()), replayed(model)));
    }

    private static ResponseFormat schema() {
        JsonObject greeting = Json.createObjectBuilder().add("type", "string").build();
        JsonObject schema = Json.createObjectBuilder()
                .add("type", "object")
                .add("properties", Json.createObjectBuilder().add("greeting", greeting))
                .add("required", Json.createArrayBuilder().add("greeting"))
                .add("additionalProperties", false)
                .build();
        return new ResponseFormat.JsonSchema(
                "greeting", Optional.empty(), Optional.of(schema), Optional.of(true), JsonValue.EMPTY_JSON_OBJECT);
    }

    private static ChatRequest think(ChatRequest request, Optional<String> effort, OptionalLong budget) {
        return request.vary().reasoning(new ReasoningWish(effort, budget)).build();
    }

    private static Part thought() {
        return new Part.Reasoning(
                "A greeting is wanted.", Optional.of(GoldenAnswer.SIGNATURE), Optional.empty(), Extras.NONE);
    }

    private static ChatRequest replayed(String model, Part... thoughts) {
        Part[] said = Stream.concat(Stream.of(thoughts), Stream.of(new Part.Text("Hello.")))
                .toArray(Part[]::new);
        return GoldenConversations.ask(
                model,
                GoldenConversations.USER,
                GoldenConversations.said(Role.ASSISTANT, said),
                Message.of(Role.USER, "Go on."));
    }
}
