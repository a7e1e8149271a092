package io.dvara.gateway.http.chat;

import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Part;
import io.dvara.gateway.http.dialect.JsonInput;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Optional;

/**
 * Gathers thoughts of an earlier turn, for which vendors of this dialect have two words.
 *
 * <p>The text is read once; the words under which a client sent it stand as nulls in the part's extras, unless it is the
 * usual one alone.
 */
final class ThoughtsReader {

    /** The word that fewer vendors use. */
    static final String OTHER_WORD = "reasoning";

    private static final String USUAL_WORD = "reasoning_content";

    private final JsonProvider make;
    private Optional<String> usual = Optional.empty();
    private Optional<String> other = Optional.empty();

    ThoughtsReader(JsonProvider make) {
        this.make = make;
    }

    /** Reads a member of either name; returns false when it is no thought. */
    boolean take(String name, JsonInput in) {
        if (name.equals(USUAL_WORD)) {
            usual = Optional.of(in.string());
            return true;
        }
        if (!in.isString()) {
            return false;
        }
        other = Optional.of(in.string());
        return true;
    }

    /** Returns the thoughts, if there are any. */
    Optional<Part> part() {
        return usual.or(() -> other)
                .map(text -> new Part.Reasoning(text, Optional.empty(), Optional.empty(), Extras.of(words().build())));
    }

    /** Returns what stands under the other word and says something else. */
    Optional<String> others() {
        return other.filter(_ -> usual.isPresent() && !usual.equals(other));
    }

    private JsonObjectBuilder words() {
        JsonObjectBuilder words = make.createObjectBuilder();
        if (other.isPresent() && others().isEmpty()) {
            words.add(OTHER_WORD, JsonValue.NULL);
            usual.ifPresent(_ -> words.add(USUAL_WORD, JsonValue.NULL));
        }
        return words;
    }
}
