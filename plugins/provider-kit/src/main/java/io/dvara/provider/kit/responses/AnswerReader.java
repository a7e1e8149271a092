package io.dvara.provider.kit.responses;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChoiceDelta;
import io.dvara.api.chat.Delta;
import io.dvara.api.chat.Finish;
import io.dvara.api.chat.Usage;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.provider.kit.EventDecoding;
import io.dvara.provider.kit.Members;
import io.dvara.provider.kit.Upstream;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;

/** Reads one answer: its texts into the canonical form, and each event beside it as it came. */
final class AnswerReader implements EventDecoding {

    private final Upstream upstream;
    private final Pieces pieces = new Pieces();
    private boolean headTold;
    private boolean stopped;

    AnswerReader(Upstream upstream) {
        this.upstream = upstream;
    }

    @Override
    public Optional<ChatChunk> decode(JsonObject event) {
        String type = Members.text(event, "type").orElse("");
        return switch (type) {
            case "error" -> throw upstream.errors().within(event);
            case "response.failed" -> throw upstream.errors().within(response(event));
            case "response.completed", "response.incomplete", "response.cancelled" -> {
                stopped = true;
                JsonObject response = response(event);
                yield Optional.of(ended(response, pieces.ofOutput(response), event));
            }
            case "keepalive" -> Optional.empty();
            default -> Optional.of(chunk(event, type));
        };
    }

    @Override
    public List<ChatChunk> whole(JsonObject answer) {
        if (status(answer).equals("failed")) {
            throw upstream.errors().within(answer);
        }
        stopped = true;
        return List.of(kept(answer));
    }

    /** Reads a whole answer that is kept, however it ended. */
    ChatChunk kept(JsonObject answer) {
        if (Members.text(answer, "id").isEmpty() || !answer.containsKey("output")) {
            throw upstream.errors().malformed("answered with something that is no response");
        }
        return ended(answer, pieces.ofOutput(answer), answer);
    }

    /** Reads a whole answer that was just made. */
    ChatChunk answer(JsonObject answer) {
        return whole(answer).getFirst();
    }

    @Override
    public boolean isStopped() {
        return stopped;
    }

    @Override
    public void end() {
        if (!stopped) {
            throw new ProviderException(Fault.BROKEN, "the stream ended before the response was completed");
        }
    }

    private ChatChunk chunk(JsonObject event, String type) {
        List<Delta> deltas = pieces.of(event, type);
        List<ChoiceDelta> choices =
                deltas.isEmpty() ? List.of() : List.of(ChoiceDelta.of(0, deltas.toArray(Delta[]::new)));
        return new ChatChunk(head(Members.object(event, "response")), choices, Optional.empty(), event);
    }

    private ChatChunk ended(JsonObject response, List<Delta> deltas, JsonObject extra) {
        ChoiceDelta choice = new ChoiceDelta(
                0,
                deltas,
                Optional.of(finish(response)),
                Optional.empty(),
                JsonValue.EMPTY_JSON_OBJECT,
                JsonValue.EMPTY_JSON_OBJECT);
        Optional<Usage> usage = Members.object(response, "usage").map(Endings::usage);
        return new ChatChunk(head(Optional.of(response)), List.of(choice), usage, extra);
    }

    private static Finish finish(JsonObject response) {
        return Endings.finish(response, status(response));
    }

    private Optional<ChatChunk.Head> head(Optional<JsonObject> response) {
        if (headTold || response.isEmpty()) {
            return Optional.empty();
        }
        headTold = true;
        Optional<Long> created =
                Members.whole(response.get(), "created_at").stream().boxed().findFirst();
        return Optional.of(
                new ChatChunk.Head(Members.text(response.get(), "id"), Members.text(response.get(), "model"), created));
    }

    private static String status(JsonObject response) {
        return Members.text(response, "status").orElse("completed");
    }

    private JsonObject response(JsonObject event) {
        return Members.object(event, "response")
                .orElseThrow(() -> upstream.errors().malformed("sent an event without its response"));
    }
}
