package io.dvara.provider.bedrock;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChoiceDelta;
import io.dvara.api.chat.Delta;
import io.dvara.api.chat.Finish;
import io.dvara.api.chat.Usage;
import io.dvara.api.json.JsonCodec;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.provider.kit.Members;
import io.dvara.provider.kit.VendorErrors;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Translates one answer, its events or the whole, into chunks; for one thread at a time. */
final class EventDecoder {

    /** The member {@code p} is filling, so that nobody guesses tokens from the size of frames. */
    private static final Set<String> KNOWN =
            Set.of("output", "stopReason", "usage", "p", "role", "contentBlockIndex", "start", "delta");

    private final ChatChunk.Head head;
    private final JsonCodec json;
    private final JsonProvider make;
    private final VendorErrors errors;
    private final Blocks blocks;
    private boolean stopped;
    private boolean finished;

    /**
     * Makes a decoder of one answer.
     *
     * @param head what is known of the answer before it comes
     */
    EventDecoder(ChatChunk.Head head, AnswerForm form, JsonCodec json, VendorErrors errors) {
        this.head = head;
        this.json = json;
        this.make = json.make();
        this.errors = errors;
        this.blocks = new Blocks(form, json);
    }

    /** Returns the chunk that an event makes, if it makes one. */
    Optional<ChatChunk> decode(String type, JsonObject event) {
        return switch (type) {
            case "messageStart" -> Optional.of(ChatChunk.of(head));
            case "contentBlockStart" -> content(blocks.start(number(event), member(type, event, "start")));
            case "contentBlockDelta" -> content(blocks.add(number(event), member(type, event, "delta")));
            case "contentBlockStop" -> content(blocks.stop(number(event)));
            case "messageStop" -> Optional.of(end(event, Optional.empty()));
            case "metadata" -> Optional.of(metadata(event));
            default -> Optional.empty();
        };
    }

    /** Returns the chunks of an answer that came whole. */
    List<ChatChunk> whole(JsonObject answer) {
        Optional<JsonObject> message =
                Members.object(answer, "output").flatMap(output -> Members.object(output, "message"));
        if (message.isEmpty() || !(message.get().get("content") instanceof JsonArray content)) {
            throw errors.malformed("sent an answer without content");
        }
        if (!answer.containsKey("stopReason")) {
            throw errors.malformed("sent an answer without stopReason");
        }
        List<Delta> deltas = new ArrayList<>();
        WholeBlocks whole = new WholeBlocks(json, blocks);
        for (int i = 0; i < content.size(); i++) {
            if (content.get(i) instanceof JsonObject block) {
                deltas.addAll(whole.tell(i, block));
            }
        }
        List<ChatChunk> chunks = new ArrayList<>();
        chunks.add(ChatChunk.of(head));
        content(deltas).ifPresent(chunks::add);
        chunks.add(end(answer, UsageReader.of(answer, make)));
        return chunks;
    }

    /** Returns whether the vendor has said all. */
    boolean isStopped() {
        return stopped;
    }

    /**
     * Checks that the events have ended where an answer may.
     *
     * @throws ProviderException when the answer broke off
     */
    void end() {
        if (!finished) {
            throw new ProviderException(Fault.BROKEN, "the answer of Bedrock broke off before its end");
        }
    }

    private ChatChunk metadata(JsonObject event) {
        stopped = finished;
        return new ChatChunk(Optional.empty(), List.of(), UsageReader.of(event, make), rest(event));
    }

    private ChatChunk end(JsonObject carrier, Optional<Usage> usage) {
        Finish finish = StopReasons.of(carrier).orElseThrow(() -> errors.malformed("sent an end without stopReason"));
        finished = true;
        List<Delta> deltas = new ArrayList<>(blocks.stopAll());
        deltas.addAll(blocks.release());
        ChoiceDelta choice = new ChoiceDelta(
                0,
                deltas,
                Optional.of(blocks.finish(finish)),
                Optional.empty(),
                JsonValue.EMPTY_JSON_OBJECT,
                JsonValue.EMPTY_JSON_OBJECT);
        return new ChatChunk(Optional.empty(), List.of(choice), usage, rest(carrier));
    }

    private JsonObject rest(JsonObject carrier) {
        return Members.without(make, carrier, KNOWN);
    }

    private static Optional<ChatChunk> content(List<Delta> deltas) {
        return deltas.isEmpty()
                ? Optional.empty()
                : Optional.of(ChatChunk.of(ChoiceDelta.of(0, deltas.toArray(Delta[]::new))));
    }

    private static int number(JsonObject event) {
        return event.getInt("contentBlockIndex", 0);
    }

    private JsonObject member(String type, JsonObject event, String name) {
        return Members.object(event, name)
                .orElseThrow(() -> errors.malformed("sent an event " + type + " without " + name));
    }
}
