package io.dvara.api.chat;

import io.dvara.api.Stable;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** A part of a message, in the order in which it was said. */
@Stable
public sealed interface Part {

    /** Returns what stands beside the known members. */
    Extras extras();

    /**
     * Text.
     *
     * @param text may be empty
     * @param annotations citations, in the words of the chat dialect
     * @param extras the rest
     */
    record Text(String text, List<JsonObject> annotations, Extras extras) implements Part {

        /** Copies the annotations. */
        public Text {
            annotations = List.copyOf(annotations);
        }

        /** Makes plain text. */
        public Text(String text) {
            this(text, List.of(), Extras.NONE);
        }
    }

    /** What an attachment is. */
    @Stable
    enum Kind {
        /** A picture. */
        IMAGE,
        /** Sound. */
        AUDIO,
        /** A film. */
        VIDEO,
        /** A PDF, text or other document. */
        DOCUMENT
    }

    /**
     * An image, a sound, a film or a document.
     *
     * @param kind which of them
     * @param media where its content is
     * @param name the file's name or title
     * @param extras the rest, such as an image's {@code detail}
     */
    record Attachment(Kind kind, Media media, Optional<String> name, Extras extras) implements Part {}

    /**
     * What the model thought.
     *
     * @param text readable thoughts; empty when they are sealed
     * @param signature the vendor's proof that the text is its own
     * @param sealed thoughts that only the vendor can read
     * @param extras the rest
     */
    record Reasoning(String text, Optional<String> signature, Optional<String> sealed, Extras extras) implements Part {}

    /**
     * The model's refusal.
     *
     * @param text the words
     * @param extras the rest
     */
    record Refusal(String text, Extras extras) implements Part {}

    /**
     * A call that the model wants the client to make.
     *
     * @param id links the result to the call; empty when the vendor gives none
     * @param name the function
     * @param arguments JSON as the model wrote it, which need not be valid
     * @param signature the vendor's proof of the thoughts that led here
     * @param extras the rest
     */
    record ToolCall(String id, String name, String arguments, Optional<String> signature, Extras extras)
            implements Part {}

    /** How a tool call ended. */
    @Stable
    enum Outcome {
        /** With a result. */
        DONE,
        /** With an error. */
        FAILED
    }

    /**
     * The result of a tool call.
     *
     * @param callId the call's id
     * @param content text and attachments
     * @param outcome how it ended
     * @param extras the rest
     */
    record ToolResult(String callId, List<Part> content, Outcome outcome, Extras extras) implements Part {

        /** Copies the content. */
        public ToolResult {
            content = List.copyOf(content);
        }
    }

    /**
     * A part of a kind that the gateway does not know, such as one of a tool that the vendor runs.
     *
     * @param value the whole part, in the words of the request's dialect
     */
    record Opaque(JsonObject value) implements Part {

        @Override
        public Extras extras() {
            return Extras.NONE;
        }
    }
}
