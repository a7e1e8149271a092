package io.dvara.api.chat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Gathers the chunks of an answer. */
final class AnswerFold {

    private Optional<String> id = Optional.empty();
    private Optional<String> model = Optional.empty();
    private Optional<Long> created = Optional.empty();
    private Optional<Usage> usage = Optional.empty();
    private JsonObject extra = JsonValue.EMPTY_JSON_OBJECT;
    private final Map<Integer, ChoiceFold> choices = new TreeMap<>();

    void add(ChatChunk chunk) {
        chunk.head().ifPresent(this::addHead);
        for (ChoiceDelta choice : chunk.choices()) {
            choices.computeIfAbsent(choice.index(), _ -> new ChoiceFold()).add(choice);
        }
        usage = chunk.usage().or(() -> usage);
        extra = Merge.members(extra, chunk.extra());
    }

    ChatAnswer answer() {
        List<ChatAnswer.Choice> folded = new ArrayList<>();
        choices.forEach((index, choice) -> folded.add(choice.choice(index)));
        return new ChatAnswer(new ChatChunk.Head(id, model, created), folded, usage, extra);
    }

    private void addHead(ChatChunk.Head head) {
        id = id.or(head::id);
        model = model.or(head::model);
        created = created.or(head::created);
    }
}
