package io.dvara.provider.kit.compatible;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChoiceDelta;
import io.dvara.api.chat.Usage;
import io.dvara.api.json.JsonCodec;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads an answer in the words of the chat dialect, losing no member of it. */
final class ChatAnswerReader implements AnswerReader {

    private static final Set<String> KNOWN = Set.of("id", "object", "created", "model", "choices", "usage");

    private final JsonCodec json;
    private final Variation variation;
    private final FinishWords finishWords;
    private final Map<Integer, ChoiceReader> choices = new HashMap<>();
    private JsonObject heldBack = JsonValue.EMPTY_JSON_OBJECT;
    private boolean headTold;

    ChatAnswerReader(JsonCodec json, Variation variation) {
        this.json = json;
        this.variation = variation;
        this.finishWords = new FinishWords(variation.finishWords());
    }

    /** A chunk with neither choices nor usage is held back and joined to the next one. */
    @Override
    public Optional<ChatChunk> chunk(JsonObject chunk) {
        Optional<Usage> usage = usage(chunk);
        List<ChoiceDelta> deltas = usage.isPresent() ? lastChoices(chunk) : choicesSoFar(chunk);
        JsonObject extra = Members.without(json.make(), chunk, KNOWN);
        if (deltas.isEmpty() && usage.isEmpty()) {
            heldBack = joined(heldBack, extra);
            return Optional.empty();
        }
        JsonObject all = joined(heldBack, extra);
        heldBack = JsonValue.EMPTY_JSON_OBJECT;
        return Optional.of(new ChatChunk(head(chunk), deltas, usage, all));
    }

    @Override
    public Optional<ChatChunk> rest() {
        List<ChoiceDelta> ends = keptEnds();
        return ends.isEmpty()
                ? Optional.empty()
                : Optional.of(new ChatChunk(Optional.empty(), ends, Optional.empty(), JsonValue.EMPTY_JSON_OBJECT));
    }

    @Override
    public ChatChunk whole(JsonObject answer) {
        return new ChatChunk(
                head(answer),
                choices(answer, ChoiceReader::whole),
                usage(answer),
                Members.without(json.make(), answer, KNOWN));
    }

    private Optional<ChatChunk.Head> head(JsonObject chunk) {
        if (headTold) {
            return Optional.empty();
        }
        Optional<String> id = Members.text(chunk, "id").filter(text -> !text.isEmpty());
        Optional<String> model = Members.text(chunk, "model").filter(text -> !text.isEmpty());
        headTold = id.isPresent() || model.isPresent();
        Optional<Long> created =
                Members.whole(chunk, "created").stream().boxed().findFirst();
        return headTold ? Optional.of(new ChatChunk.Head(id, model, created)) : Optional.empty();
    }

    /** How a choice is read. */
    private interface Reading {

        ChoiceDelta of(ChoiceReader reader, int index, JsonObject choice);
    }

    private List<ChoiceDelta> choices(JsonObject chunk, Reading reading) {
        JsonArray array = Members.array(chunk, "choices");
        List<ChoiceDelta> deltas = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            if (array.get(i) instanceof JsonObject choice) {
                int index = Members.index(choice, "index").orElse(i);
                ChoiceReader reader = choices.computeIfAbsent(index, _ -> new ChoiceReader(json, finishWords));
                deltas.add(reading.of(reader, index, choice));
            }
        }
        return deltas;
    }

    private List<ChoiceDelta> choicesSoFar(JsonObject chunk) {
        return choices(chunk, ChoiceReader::piece).stream()
                .map(delta -> choices.get(delta.index()).endingAfterCalls(delta))
                .toList();
    }

    /** After usage there come no more calls. */
    private List<ChoiceDelta> lastChoices(JsonObject chunk) {
        List<ChoiceDelta> deltas = new ArrayList<>();
        choices(chunk, ChoiceReader::piece)
                .forEach(delta -> deltas.add(choices.get(delta.index()).ending(delta)));
        deltas.addAll(keptEnds());
        return deltas;
    }

    private List<ChoiceDelta> keptEnds() {
        List<ChoiceDelta> ends = new ArrayList<>();
        choices.forEach(
                (index, choice) -> choice.keptFinish().ifPresent(finish -> ends.add(ChoiceDelta.end(index, finish))));
        return ends;
    }

    private Optional<Usage> usage(JsonObject chunk) {
        Optional<Usage> told = usageObject(chunk).map(usage -> UsageReader.read(json.make(), usage));
        return variation.has(Quirk.REASONING_COUNTED_APART) ? told.map(UsageReader::withReasoning) : told;
    }

    private Optional<JsonObject> usageObject(JsonObject chunk) {
        Optional<JsonObject> usage = Members.object(chunk, "usage");
        if (usage.isPresent()) {
            return usage;
        }
        for (String holder : variation.usageHolders()) {
            Optional<JsonObject> held =
                    Members.object(chunk, holder).flatMap(object -> Members.object(object, "usage"));
            if (held.isPresent()) {
                return held;
            }
        }
        return usageOfAChoice(chunk);
    }

    private static Optional<JsonObject> usageOfAChoice(JsonObject chunk) {
        for (JsonValue choice : Members.array(chunk, "choices")) {
            if (choice instanceof JsonObject object && object.get("usage") instanceof JsonObject usage) {
                return Optional.of(usage);
            }
        }
        return Optional.empty();
    }

    private JsonObject joined(JsonObject first, JsonObject second) {
        if (first.isEmpty()) {
            return second;
        }
        return json.make()
                .createObjectBuilder(first)
                .addAll(json.make().createObjectBuilder(second))
                .build();
    }
}
