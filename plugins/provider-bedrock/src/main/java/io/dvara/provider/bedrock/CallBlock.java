package io.dvara.provider.bedrock;

import io.dvara.api.chat.Delta;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A call for the client to make; without arguments it has an empty object. */
final class CallBlock implements OpenBlock {

    private static final Set<String> KNOWN = Set.of("toolUseId", "name", "input", "type");

    private final int number;
    private final int index;
    private final Progress progress;
    private boolean hasArguments;

    CallBlock(int number, Progress progress) {
        this.number = number;
        this.index = progress.nextCall();
        this.progress = progress;
    }

    /** Returns the beginning of the call. */
    Delta begin(JsonObject start) {
        return new Delta.ToolCall(
                number,
                index,
                Optional.of(start.getString("toolUseId", "")),
                Optional.of(start.getString("name", "")),
                "",
                Optional.empty(),
                Members.without(progress.make(), start, KNOWN));
    }

    @Override
    public List<Delta> add(JsonObject delta) {
        String piece = pieceOf(delta);
        return piece.isEmpty() ? List.of() : List.of(arguments(piece));
    }

    @Override
    public List<Delta> end() {
        return hasArguments ? List.of() : List.of(arguments("{}"));
    }

    /** Returns the piece of arguments in a delta. */
    static String pieceOf(JsonObject delta) {
        return delta.get("toolUse") instanceof JsonObject use ? use.getString("input", "") : "";
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
