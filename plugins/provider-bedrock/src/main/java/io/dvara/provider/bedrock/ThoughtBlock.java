package io.dvara.provider.bedrock;

import io.dvara.api.chat.Delta;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** Thoughts, readable or sealed. */
final class ThoughtBlock implements OpenBlock {

    private final int number;

    ThoughtBlock(int number) {
        this.number = number;
    }

    @Override
    public List<Delta> add(JsonObject delta) {
        if (!(delta.get("reasoningContent") instanceof JsonObject content)) {
            return List.of();
        }
        String text = content.getString("text", "");
        Optional<String> signature = nonEmpty(content, "signature");
        Optional<String> sealed = nonEmpty(content, "redactedContent");
        return text.isEmpty() && signature.isEmpty() && sealed.isEmpty()
                ? List.of()
                : List.of(new Delta.Reasoning(number, text, signature, sealed));
    }

    @Override
    public List<Delta> end() {
        return List.of();
    }

    private static Optional<String> nonEmpty(JsonObject object, String name) {
        return Optional.of(object.getString(name, "")).filter(text -> !text.isEmpty());
    }
}
