package io.dvara.provider.gemini;

import io.dvara.api.chat.ChoiceDelta;
import io.dvara.api.chat.Delta;
import io.dvara.api.chat.Finish;
import io.dvara.api.json.JsonCodec;
import io.dvara.provider.kit.Members;
import io.dvara.provider.kit.Merging;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One of the answers while its pieces come. */
final class Candidate {

    private static final Set<String> KNOWN = Set.of("index", "content", "finishReason", "logprobsResult");
    private static final Set<String> KNOWN_OF_CONTENT = Set.of("parts", "role");

    private final int index;
    private final JsonCodec json;
    private final Parts parts;
    private final Citations citations;
    private final Pictures pictures;
    private final Spoken spoken;
    private Optional<Finish> finish = Optional.empty();

    Candidate(int index, JsonCodec json, Spoken.Speaking speaking) {
        this.index = index;
        this.json = json;
        this.parts = new Parts(json, speaking.ids());
        this.citations = new Citations(json.make());
        this.pictures = new Pictures(json.make());
        this.spoken = new Spoken(speaking, json.make());
    }

    /** Returns what a piece adds; nothing when it adds nothing. */
    Optional<ChoiceDelta> read(JsonObject candidate) {
        JsonObject content = Members.object(candidate, "content").orElse(JsonValue.EMPTY_JSON_OBJECT);
        List<JsonObject> told = Members.array(content, "parts").stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject)
                .toList();
        List<Delta> deltas = new ArrayList<>();
        told.forEach(part -> deltas.addAll(parts.read(part)));
        citations.read(candidate);
        finish = FinishReasons.of(candidate, parts.hasCalls()).or(() -> finish);
        Optional<JsonObject> logprobs =
                Members.object(candidate, "logprobsResult").map(result -> new Logprobs(json.make()).write(result));
        JsonObject extra = Members.without(json.make(), candidate, KNOWN);
        if (deltas.isEmpty() && logprobs.isEmpty() && extra.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new ChoiceDelta(index, deltas, Optional.empty(), logprobs, messageExtra(content, told), extra));
    }

    private JsonObject messageExtra(JsonObject content, List<JsonObject> told) {
        JsonObject rest = Members.without(json.make(), content, KNOWN_OF_CONTENT);
        JsonObject seen = Merging.deep(json.make(), rest, pictures.of(told));
        return Merging.deep(json.make(), seen, spoken.of(told));
    }

    boolean isFinished() {
        return finish.isPresent();
    }

    /** Returns the end, with what is known only there: citations and the signature of the last text. */
    ChoiceDelta end() {
        List<Delta> deltas = new ArrayList<>();
        List<JsonObject> annotations = citations.of(parts.text());
        if (!annotations.isEmpty() && parts.textBlock().isPresent()) {
            deltas.add(new Delta.Text(parts.textBlock().getAsInt(), "", annotations));
        }
        deltas.addAll(parts.close());
        return new ChoiceDelta(
                index,
                deltas,
                finish.map(end -> FinishReasons.withCalls(end, parts.hasCalls())),
                Optional.empty(),
                spoken.rest(),
                JsonValue.EMPTY_JSON_OBJECT);
    }
}
