package io.dvara.provider.mock;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Tells how likely each word was: certain, since every answer follows from its request.
 *
 * @param make makes the values
 * @param likely how many likely words are asked for; there is never more than one
 */
record Probabilities(JsonProvider make, int likely) {

    /** Makes probabilities where they are asked for. */
    static Optional<Probabilities> of(JsonProvider make, OptionalInt likely) {
        return likely.isPresent() ? Optional.of(new Probabilities(make, likely.getAsInt())) : Optional.empty();
    }

    /** Returns the probabilities of the words that are said; nothing when none is. */
    Optional<JsonObject> of(List<Block> blocks) {
        JsonArrayBuilder words = make.createArrayBuilder();
        boolean speaks = false;
        for (Block block : blocks) {
            if (block instanceof Block.Speech(String text)) {
                addWords(text, words);
                speaks = true;
            }
        }
        return speaks
                ? Optional.of(make.createObjectBuilder().add("content", words).build())
                : Optional.empty();
    }

    private void addWords(String text, JsonArrayBuilder words) {
        int at = 0;
        while (at < text.length()) {
            int end = Words.end(text, at);
            words.add(word(text.substring(at, end)));
            at = end;
        }
    }

    private JsonObjectBuilder word(String word) {
        JsonValue top = likely == 0
                ? JsonValue.EMPTY_JSON_ARRAY
                : make.createArrayBuilder().add(token(word)).build();
        return token(word).add("top_logprobs", top);
    }

    private JsonObjectBuilder token(String word) {
        JsonArrayBuilder bytes = make.createArrayBuilder();
        for (byte one : word.getBytes(StandardCharsets.UTF_8)) {
            bytes.add(one & 0xff);
        }
        return make.createObjectBuilder().add("token", word).add("logprob", 0).add("bytes", bytes);
    }
}
