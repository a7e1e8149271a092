package io.dvara.provider.mock;

import io.dvara.api.chat.Delta;
import jakarta.json.JsonValue;
import java.util.Optional;

/** A block of an answer, whose text is delivered at once or word by word. */
sealed interface Block {

    /** Returns the text that is delivered. */
    String text();

    /** Returns the same block with another text. */
    Block withText(String text);

    /** Returns the first piece of the block, which has this number. */
    Delta begin(int number, String piece);

    /** Returns a further piece of the block. */
    default Delta proceed(int number, String piece) {
        return begin(number, piece);
    }

    /** What the model thought. */
    record Thought(String text) implements Block {

        @Override
        public Block withText(String other) {
            return new Thought(other);
        }

        @Override
        public Delta begin(int number, String piece) {
            return new Delta.Reasoning(number, piece, Optional.empty(), Optional.empty());
        }
    }

    /** What it says. */
    record Speech(String text) implements Block {

        @Override
        public Block withText(String other) {
            return new Speech(other);
        }

        @Override
        public Delta begin(int number, String piece) {
            return new Delta.Text(number, piece);
        }
    }

    /** What it says instead of an answer. */
    record Refusal(String text) implements Block {

        @Override
        public Block withText(String other) {
            return new Refusal(other);
        }

        @Override
        public Delta begin(int number, String piece) {
            return new Delta.Refusal(number, piece);
        }
    }

    /** A call; its text is the arguments. */
    record FunctionCall(int index, String id, String name, String text) implements Block {

        @Override
        public Block withText(String other) {
            return new FunctionCall(index, id, name, other);
        }

        @Override
        public Delta begin(int number, String piece) {
            return delta(number, piece, Optional.of(id), Optional.of(name));
        }

        @Override
        public Delta proceed(int number, String piece) {
            return delta(number, piece, Optional.empty(), Optional.empty());
        }

        private Delta delta(int number, String piece, Optional<String> shownId, Optional<String> shownName) {
            return new Delta.ToolCall(
                    number, index, shownId, shownName, piece, Optional.empty(), JsonValue.EMPTY_JSON_OBJECT);
        }
    }
}
