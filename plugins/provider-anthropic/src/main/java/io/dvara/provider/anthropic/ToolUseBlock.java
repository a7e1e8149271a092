package io.dvara.provider.anthropic;

import io.dvara.api.chat.Delta;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A call for the client to make; without arguments it has an empty object. */
final class ToolUseBlock implements OpenBlock {

    private static final Set<String> KNOWN = Set.of("type", "id", "name", "input");

    private final int number;
    private final int index;
    private final JsonObject start;
    private final Progress progress;
    private boolean hasArguments;

    ToolUseBlock(int number, JsonObject start, Progress progress) {
        this.number = number;
        this.index = progress.nextCall();
        this.start = start;
        this.progress = progress;
    }

    @Override
    public List<Delta> begin() {
        String arguments = progress.arguments(start);
        hasArguments = !arguments.isEmpty();
        return List.of(new Delta.ToolCall(
                number,
                index,
                Optional.of(start.getString("id", "")),
                Optional.of(start.getString("name", "")),
                arguments,
                Optional.empty(),
                Members.without(progress.make(), start, KNOWN)));
    }

    @Override
    public List<Delta> add(JsonObject delta) {
        String piece = delta.getString("partial_json", "");
        return piece.isEmpty() ? List.of() : List.of(arguments(piece));
    }

    @Override
    public List<Delta> end() {
        return hasArguments ? List.of() : List.of(arguments("{}"));
    }

    private Delta arguments(String piece) {
        hasArguments = true;
        return new Delta.ToolCall(
                number,
                index,
                Optional.empty(),
                Optional.empty(),
                piece,
                Optional.empty(),
                JsonValue.EMPTY_JSON_OBJECT);
    }
}
