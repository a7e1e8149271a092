package io.dvara.api.chat;

import io.dvara.api.Stable;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;

/**
 * What a chunk adds to one of the answers.
 *
 * @param index counts the answers from 0
 * @param deltas pieces of content, in their order
 * @param finish present in the last chunk of the answer that says anything of it
 * @param logprobs in the words of the chat dialect
 * @param messageExtra members of the vendor's message or delta that have no place here
 * @param extra members of the vendor's choice that have no place here
 */
@Stable
public record ChoiceDelta(
        int index,
        List<Delta> deltas,
        Optional<Finish> finish,
        Optional<JsonObject> logprobs,
        JsonObject messageExtra,
        JsonObject extra) {

    /** Copies the pieces. */
    public ChoiceDelta {
        deltas = List.copyOf(deltas);
    }

    /** Makes a choice of content alone. */
    public static ChoiceDelta of(int index, Delta... deltas) {
        return new ChoiceDelta(
                index,
                List.of(deltas),
                Optional.empty(),
                Optional.empty(),
                JsonValue.EMPTY_JSON_OBJECT,
                JsonValue.EMPTY_JSON_OBJECT);
    }

    /** Makes a choice that only ends. */
    public static ChoiceDelta end(int index, Finish finish) {
        return new ChoiceDelta(
                index,
                List.of(),
                Optional.of(finish),
                Optional.empty(),
                JsonValue.EMPTY_JSON_OBJECT,
                JsonValue.EMPTY_JSON_OBJECT);
    }
}
