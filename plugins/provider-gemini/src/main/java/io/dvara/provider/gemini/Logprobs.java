package io.dvara.provider.gemini;

import io.dvara.provider.kit.Members;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.nio.charset.StandardCharsets;

/** Tells probabilities of tokens in the words of the chat dialect. */
final class Logprobs {

    private final JsonProvider make;

    Logprobs(JsonProvider make) {
        this.make = make;
    }

    JsonObject write(JsonObject result) {
        JsonArray chosen = Members.array(result, "chosenCandidates");
        JsonArray likely = Members.array(result, "topCandidates");
        JsonArrayBuilder content = make.createArrayBuilder();
        for (int i = 0; i < chosen.size(); i++) {
            if (chosen.get(i) instanceof JsonObject token) {
                JsonValue top = i < likely.size() ? likely.get(i) : JsonValue.NULL;
                content.add(token(token).add("top_logprobs", top(top)));
            }
        }
        return make.createObjectBuilder().add("content", content).build();
    }

    private JsonArray top(JsonValue likely) {
        JsonArrayBuilder top = make.createArrayBuilder();
        if (likely instanceof JsonObject object) {
            for (JsonValue token : Members.array(object, "candidates")) {
                if (token instanceof JsonObject candidate) {
                    top.add(token(candidate));
                }
            }
        }
        return top.build();
    }

    private JsonObjectBuilder token(JsonObject token) {
        String text = token.getString("token", "");
        JsonArrayBuilder bytes = make.createArrayBuilder();
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            bytes.add(one & 0xff);
        }
        return make.createObjectBuilder()
                .add("token", text)
                .add("logprob", token.getOrDefault("logProbability", make.createValue(0)))
                .add("bytes", bytes);
    }
}
