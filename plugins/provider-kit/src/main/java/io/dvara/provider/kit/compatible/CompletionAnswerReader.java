package io.dvara.provider.kit.compatible;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.json.JsonCodec;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Optional;

/** Reads an answer of text completions: a chat whose choices hold their text themselves. */
final class CompletionAnswerReader implements AnswerReader {

    private final JsonCodec json;
    private final AnswerReader chat;

    CompletionAnswerReader(JsonCodec json, AnswerReader chat) {
        this.json = json;
        this.chat = chat;
    }

    @Override
    public Optional<ChatChunk> chunk(JsonObject chunk) {
        return chat.chunk(asChat(chunk, "delta"));
    }

    @Override
    public Optional<ChatChunk> rest() {
        return chat.rest();
    }

    @Override
    public ChatChunk whole(JsonObject answer) {
        return chat.whole(asChat(answer, "message"));
    }

    private JsonObject asChat(JsonObject answer, String holder) {
        JsonArrayBuilder choices = json.make().createArrayBuilder();
        for (JsonValue choice : Members.array(answer, "choices")) {
            choices.add(choice instanceof JsonObject object ? choice(object, holder) : choice);
        }
        return json.make().createObjectBuilder(answer).add("choices", choices).build();
    }

    private JsonObject choice(JsonObject choice, String holder) {
        JsonValue text = choice.get("text");
        if (text == null) {
            return choice;
        }
        JsonObjectBuilder chat = json.make().createObjectBuilder();
        choice.forEach((name, value) -> {
            if (!name.equals("text")) {
                chat.add(name, value);
            }
        });
        return chat.add(holder, json.make().createObjectBuilder().add("content", text))
                .build();
    }
}
