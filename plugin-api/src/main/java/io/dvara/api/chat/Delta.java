package io.dvara.api.chat;

import io.dvara.api.Stable;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** A piece of an answer's content. */
@Stable
public sealed interface Delta {

    /**
     * Returns the number of the content block that this piece belongs to.
     *
     * <p>Counts from 0 within a choice. Pieces of one kind with the same number make one {@link
     * Part}; a new number begins a new one, and so does a new index of a tool call.
     */
    int block();

    /**
     * Text.
     *
     * @param block the content block
     * @param text may be empty
     * @param annotations citations of this block, in the words of the chat dialect
     */
    record Text(int block, String text, List<JsonObject> annotations) implements Delta {

        /** Copies the annotations. */
        public Text {
            annotations = List.copyOf(annotations);
        }

        /** Makes plain text. */
        public Text(int block, String text) {
            this(block, text, List.of());
        }
    }

    /**
     * Words of a refusal.
     *
     * @param block the content block
     * @param text the words
     */
    record Refusal(int block, String text) implements Delta {}

    /**
     * Thoughts.
     *
     * @param block the content block
     * @param text readable thoughts; may be empty
     * @param signature the vendor's proof, or the next piece of it
     * @param sealed thoughts that only the vendor can read
     */
    record Reasoning(int block, String text, Optional<String> signature, Optional<String> sealed) implements Delta {}

    /**
     * A piece of a call that the model wants the client to make.
     *
     * @param block the content block
     * @param index counts the calls of a choice from 0
     * @param id in the first piece of a call
     * @param name in the first piece of a call
     * @param arguments the next piece of the arguments; may be empty
     * @param signature the vendor's proof of the thoughts that led here
     * @param extra members that have no place here
     */
    record ToolCall(
            int block,
            int index,
            Optional<String> id,
            Optional<String> name,
            String arguments,
            Optional<String> signature,
            JsonObject extra)
            implements Delta {}

    /**
     * Content of a kind that the gateway does not know, such as that of a tool that the vendor runs.
     *
     * @param block the content block
     * @param value in the words of the provider's native dialect
     */
    record Opaque(int block, JsonObject value) implements Delta {}
}
