package io.dvara.provider.cohere;

import io.dvara.provider.kit.Members;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.nio.charset.StandardCharsets;

/** Tells probabilities of tokens in the words of the chat dialect; the vendor may run several together. */
final class Logprobs {

    private final JsonProvider make;

    Logprobs(JsonProvider make) {
        this.make = make;
    }

    JsonObject write(JsonArray items) {
        JsonArrayBuilder content = make.createArrayBuilder();
        for (JsonValue item : items) {
            if (item instanceof JsonObject object) {
                content.add(token(object));
            }
        }
        return make.createObjectBuilder().add("content", content).build();
    }

    private JsonObjectBuilder token(JsonObject item) {
        String text = item.getString("text", "");
        JsonArrayBuilder bytes = make.createArrayBuilder();
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            bytes.add(one & 0xff);
        }
        JsonObjectBuilder token = make.createObjectBuilder()
                .add("token", text)
                .add("logprob", sum(Members.array(item, "logprobs")))
                .add("bytes", bytes)
                .add("top_logprobs", JsonValue.EMPTY_JSON_ARRAY);
        item.forEach((name, value) -> {
            if (!name.equals("text")) {
                token.add(name, value);
            }
        });
        return token;
    }

    private static double sum(JsonArray logprobs) {
        double sum = 0;
        for (JsonValue value : logprobs) {
            sum += value instanceof JsonNumber number ? number.doubleValue() : 0;
        }
        return sum;
    }
}
