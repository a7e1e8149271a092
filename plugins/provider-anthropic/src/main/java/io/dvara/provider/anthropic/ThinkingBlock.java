package io.dvara.provider.anthropic;

import io.dvara.api.chat.Delta;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** Thoughts, readable or sealed. */
final class ThinkingBlock implements OpenBlock {

    private final int number;
    private final JsonObject start;
    private boolean isEmpty = true;

    ThinkingBlock(int number, JsonObject start) {
        this.number = number;
        this.start = start;
    }

    @Override
    public List<Delta> begin() {
        return add(start);
    }

    @Override
    public List<Delta> add(JsonObject delta) {
        String text = delta.getString("thinking", "");
        Optional<String> signature = nonEmpty(delta, "signature");
        Optional<String> sealed = nonEmpty(delta, "data");
        if (text.isEmpty() && signature.isEmpty() && sealed.isEmpty()) {
            return List.of();
        }
        isEmpty = false;
        return List.of(new Delta.Reasoning(number, text, signature, sealed));
    }

    @Override
    public List<Delta> end() {
        return isEmpty ? List.of(new Delta.Reasoning(number, "", Optional.empty(), Optional.empty())) : List.of();
    }

    private static Optional<String> nonEmpty(JsonObject object, String name) {
        return Optional.of(object.getString(name, "")).filter(text -> !text.isEmpty());
    }
}
