package io.dvara.api.chat;

import io.dvara.api.Stable;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The next piece of a streamed answer, or the whole of one.
 *
 * @param head in the first chunk; may come again unchanged
 * @param choices what it adds to each answer
 * @param usage what is known of it so far; the last one counts
 * @param extra members of the vendor's chunk that have no place here
 */
@Stable
public record ChatChunk(Optional<Head> head, List<ChoiceDelta> choices, Optional<Usage> usage, JsonObject extra) {

    /** Members of a message or delta that are content, in the words of the chat dialect. */
    private static final Set<String> CONTENT_BESIDE = Set.of("audio", "images", "function_call");

    /**
     * What the vendor says of the whole answer.
     *
     * @param id the vendor's id
     * @param model the model that the vendor names
     * @param created seconds since the epoch
     */
    @Stable
    public record Head(Optional<String> id, Optional<String> model, Optional<Long> created) {}

    /** Copies the choices. */
    public ChatChunk {
        choices = List.copyOf(choices);
    }

    /** Makes a chunk of the head alone. */
    public static ChatChunk of(Head head) {
        return new ChatChunk(Optional.of(head), List.of(), Optional.empty(), JsonValue.EMPTY_JSON_OBJECT);
    }

    /** Makes a chunk of one choice. */
    public static ChatChunk of(ChoiceDelta choice) {
        return new ChatChunk(Optional.empty(), List.of(choice), Optional.empty(), JsonValue.EMPTY_JSON_OBJECT);
    }

    /** Makes a chunk of usage alone. */
    public static ChatChunk of(Usage usage) {
        return new ChatChunk(Optional.empty(), List.of(), Optional.of(usage), JsonValue.EMPTY_JSON_OBJECT);
    }

    /** Returns whether this chunk has content: text, a refusal, thoughts, a tool call, sound or the like. */
    public boolean hasContent() {
        for (ChoiceDelta choice : choices) {
            if (speaksBeside(choice.messageExtra())) {
                return true;
            }
            for (Delta delta : choice.deltas()) {
                if (isContent(delta)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean speaksBeside(JsonObject messageExtra) {
        for (String name : CONTENT_BESIDE) {
            JsonValue said = messageExtra.get(name);
            if (said instanceof JsonObject object && !object.isEmpty()
                    || said instanceof JsonArray array && !array.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isContent(Delta delta) {
        return switch (delta) {
            case Delta.Text text -> !text.text().isEmpty();
            case Delta.Refusal refusal -> !refusal.text().isEmpty();
            case Delta.Reasoning reasoning ->
                !reasoning.text().isEmpty() || reasoning.sealed().isPresent();
            case Delta.ToolCall _, Delta.Opaque _ -> true;
        };
    }
}
