package io.dvara.provider.gemini;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChoiceDelta;
import io.dvara.api.chat.Finish;
import io.dvara.api.chat.FinishReason;
import io.dvara.api.json.JsonCodec;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Translates one answer, its pieces or the whole, into chunks; for one thread at a time.
 *
 * <p>The ends are held back until the vendor has said all, since models may say more after a reason
 * for the end, or say the reason with every piece.
 */
final class AnswerDecoder {

    private static final Set<String> KNOWN = Set.of("candidates", "usageMetadata", "modelVersion", "responseId");

    private final JsonCodec json;
    private final JsonProvider make;
    private final Spoken.Speaking speaking;
    private final UsageReader usage;
    private final Map<Integer, Candidate> candidates = new TreeMap<>();
    private Optional<ChatChunk.Head> told = Optional.empty();
    private Optional<String> blocked = Optional.empty();

    AnswerDecoder(JsonCodec json, Spoken.Speaking speaking) {
        this.json = json;
        this.make = json.make();
        this.speaking = speaking;
        this.usage = new UsageReader(make);
    }

    /** Returns the chunk that a piece of the answer makes. */
    ChatChunk decode(JsonObject piece) {
        JsonArray list = Members.array(piece, "candidates");
        List<ChoiceDelta> choices = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof JsonObject candidate) {
                int index = Members.index(candidate, "index").orElse(i);
                candidates
                        .computeIfAbsent(index, number -> new Candidate(number, json, speaking))
                        .read(candidate)
                        .ifPresent(choices::add);
            }
        }
        Members.object(piece, "promptFeedback").ifPresent(this::heed);
        return new ChatChunk(head(piece), choices, usage.add(piece), Members.without(make, piece, KNOWN));
    }

    /**
     * Returns the chunks of an answer that came whole.
     *
     * @throws ProviderException when it has no end
     */
    List<ChatChunk> whole(JsonObject answer) {
        ChatChunk said = decode(answer);
        if (!isComplete()) {
            throw speaking.errors().malformed("sent an answer without finishReason");
        }
        return List.of(said, end());
    }

    /** Returns whether the vendor has told the end of every answer that it began. */
    boolean isComplete() {
        Collection<Candidate> begun = candidates.values();
        return begun.isEmpty() ? blocked.isPresent() : begun.stream().allMatch(Candidate::isFinished);
    }

    /**
     * Returns the ends of all answers.
     *
     * @throws ProviderException when the answer broke off before
     */
    ChatChunk end() {
        if (!isComplete()) {
            throw new ProviderException(Fault.BROKEN, "the answer of Gemini broke off before its end");
        }
        List<ChoiceDelta> ends = new ArrayList<>();
        candidates.values().forEach(candidate -> ends.add(candidate.end()));
        if (ends.isEmpty()) {
            ends.add(ChoiceDelta.end(0, new Finish(FinishReason.CONTENT_FILTER, blocked, Optional.empty())));
        }
        return new ChatChunk(Optional.empty(), ends, Optional.empty(), JsonValue.EMPTY_JSON_OBJECT);
    }

    private void heed(JsonObject feedback) {
        blocked = Optional.ofNullable(feedback.get("blockReason"))
                .map(reason -> Members.text(feedback, "blockReason").orElse(reason.toString()))
                .or(() -> blocked);
    }

    private Optional<ChatChunk.Head> head(JsonObject piece) {
        Optional<ChatChunk.Head> head = Optional.of(new ChatChunk.Head(
                Members.text(piece, "responseId"), Members.text(piece, "modelVersion"), created(piece)));
        if (head.equals(told)) {
            return Optional.empty();
        }
        told = head;
        return head;
    }

    private static Optional<Long> created(JsonObject piece) {
        try {
            return Members.text(piece, "createTime")
                    .map(text -> Instant.parse(text).getEpochSecond());
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }
}
