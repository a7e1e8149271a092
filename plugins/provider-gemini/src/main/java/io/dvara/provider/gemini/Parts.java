package io.dvara.provider.gemini;

import io.dvara.api.chat.Delta;
import io.dvara.api.json.JsonCodec;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads the parts of an answer, and numbers the blocks that they make.
 *
 * <p>Neighbouring texts of one kind are one block. The signature of a text follows it, at the end of
 * its block, as thoughts without text.
 */
final class Parts {

    private enum Kind {
        NONE,
        TEXT,
        THOUGHT
    }

    private final JsonCodec json;
    private final CallIds ids;
    private final StringBuilder text = new StringBuilder();
    private final List<String> signatures = new ArrayList<>();
    private Kind open = Kind.NONE;
    private int block = -1;
    private int calls;
    private OptionalInt textBlock = OptionalInt.empty();

    Parts(JsonCodec json, CallIds ids) {
        this.json = json;
        this.ids = ids;
    }

    /** Returns what a part makes. */
    List<Delta> read(JsonObject part) {
        Optional<String> signature = Members.text(part, "thoughtSignature");
        if (part.get("functionCall") instanceof JsonObject call) {
            List<Delta> deltas = new ArrayList<>(close());
            deltas.add(call(call, signature));
            return deltas;
        }
        Optional<String> said = Members.text(part, "text");
        if (said.isEmpty()) {
            return other(part, signature);
        }
        return Members.flag(part, "thought").orElse(false)
                ? thought(said.get(), signature)
                : text(said.get(), signature);
    }

    /** Returns what is left of the open block, and closes it. */
    List<Delta> close() {
        List<Delta> deltas = new ArrayList<>(signatures.size());
        for (String signature : signatures) {
            deltas.add(new Delta.Reasoning(++block, "", Optional.of(signature), Optional.empty()));
        }
        signatures.clear();
        open = Kind.NONE;
        return deltas;
    }

    boolean hasCalls() {
        return calls > 0;
    }

    /** Returns all text so far. */
    String text() {
        return text.toString();
    }

    /** Returns the block of the last text. */
    OptionalInt textBlock() {
        return textBlock;
    }

    private List<Delta> text(String said, Optional<String> signature) {
        List<Delta> deltas = said.isEmpty() ? List.of() : begin(Kind.TEXT);
        signature.ifPresent(signatures::add);
        if (said.isEmpty()) {
            return deltas;
        }
        textBlock = OptionalInt.of(block);
        text.append(said);
        return with(deltas, new Delta.Text(block, said));
    }

    /** Signed thoughts end there: a second signature is of other thoughts. */
    private List<Delta> thought(String said, Optional<String> signature) {
        List<Delta> deltas = with(begin(Kind.THOUGHT), new Delta.Reasoning(block, said, signature, Optional.empty()));
        if (signature.isPresent()) {
            open = Kind.NONE;
        }
        return deltas;
    }

    private Delta call(JsonObject call, Optional<String> signature) {
        String arguments = json.write(Members.object(call, "args").orElse(JsonValue.EMPTY_JSON_OBJECT));
        return new Delta.ToolCall(
                ++block,
                calls++,
                Members.text(call, "id").filter(id -> !id.isEmpty()).or(() -> Optional.of(ids.next())),
                Members.text(call, "name").or(() -> Optional.of("")),
                arguments,
                signature,
                signature.map(proof -> Proof.beside(json.make(), proof)).orElse(JsonValue.EMPTY_JSON_OBJECT));
    }

    /** What the vendor ran itself, or media; a part with nothing but a signature is one of the text before it. */
    private List<Delta> other(JsonObject part, Optional<String> signature) {
        if (part.isEmpty() || part.size() == 1 && signature.isPresent()) {
            signature.ifPresent(signatures::add);
            return List.of();
        }
        return with(close(), new Delta.Opaque(++block, part));
    }

    private List<Delta> begin(Kind kind) {
        if (open == kind) {
            return List.of();
        }
        List<Delta> deltas = close();
        open = kind;
        block++;
        return deltas;
    }

    private static List<Delta> with(List<Delta> before, Delta last) {
        if (before.isEmpty()) {
            return List.of(last);
        }
        List<Delta> all = new ArrayList<>(before);
        all.add(last);
        return all;
    }
}
