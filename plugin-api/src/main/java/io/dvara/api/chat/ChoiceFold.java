package io.dvara.api.chat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gathers what the chunks add to one of the answers. */
final class ChoiceFold {

    /** Texts within members of a message that come in pieces: sound, what it says, a call in the retired form. */
    private static final Set<String> GROWING = Set.of("data", "transcript", "arguments");

    private final Map<Key, PartFold> parts = new LinkedHashMap<>();
    private Optional<Finish> finish = Optional.empty();
    private Optional<JsonObject> logprobs = Optional.empty();
    private JsonObject messageExtra = JsonValue.EMPTY_JSON_OBJECT;
    private JsonObject extra = JsonValue.EMPTY_JSON_OBJECT;

    private record Key(Class<?> kind, int block, int call) {

        static Key of(Delta delta) {
            int call = delta instanceof Delta.ToolCall piece ? piece.index() : 0;
            return new Key(delta.getClass(), delta.block(), call);
        }
    }

    void add(ChoiceDelta choice) {
        for (Delta delta : choice.deltas()) {
            parts.computeIfAbsent(Key.of(delta), _ -> new PartFold(delta)).add(delta);
        }
        finish = choice.finish().or(() -> finish);
        choice.logprobs().ifPresent(this::addLogprobs);
        messageExtra = appended(messageExtra, choice.messageExtra());
        extra = Merge.members(extra, choice.extra());
    }

    ChatAnswer.Choice choice(int index) {
        List<Part> said = parts.values().stream().map(PartFold::part).toList();
        Message message = new Message(Role.ASSISTANT, said, Optional.empty(), Extras.of(messageExtra));
        return new ChatAnswer.Choice(index, message, finish, logprobs, extra);
    }

    private void addLogprobs(JsonObject more) {
        logprobs = Optional.of(logprobs.map(seen -> appended(seen, more)).orElse(more));
    }

    /** Lists grow, of tokens as well as of what a vendor adds to messages; whatever else stands there is replaced. */
    private static JsonObject appended(JsonObject seen, JsonObject more) {
        JsonObject merged = Merge.grown(seen, more, GROWING);
        for (Map.Entry<String, JsonValue> member : more.entrySet()) {
            if (member.getValue() instanceof JsonArray tokens
                    && seen.get(member.getKey()) instanceof JsonArray earlier) {
                merged = Merge.with(merged, member.getKey(), Merge.appended(earlier, tokens));
            }
        }
        return merged;
    }
}
