package io.dvara.provider.cohere;

import io.dvara.api.chat.Delta;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntSupplier;

/** Reads calls, whole or piece by piece; one without arguments has an empty object. */
final class CallReader {

    private static final Set<String> KNOWN = Set.of("id", "type", "function");

    private final JsonProvider make;
    private final IntSupplier nextBlock;
    private final Map<Integer, Open> open = new TreeMap<>();
    private int calls;

    private static final class Open {

        private final int block;
        private final int index;
        private boolean hasArguments;

        private Open(int block, int index) {
            this.block = block;
            this.index = index;
        }

        /** Of a function without parameters some models say that its arguments are null. */
        private String meant(String piece) {
            return !hasArguments && piece.strip().equals("null") ? "" : piece;
        }
    }

    CallReader(JsonProvider make, IntSupplier nextBlock) {
        this.make = make;
        this.nextBlock = nextBlock;
    }

    boolean any() {
        return calls > 0;
    }

    List<Delta> whole(JsonValue call) {
        int place = calls;
        List<Delta> deltas = new ArrayList<>(start(place, call));
        deltas.addAll(end(place));
        return deltas;
    }

    List<Delta> start(int place, JsonValue value) {
        if (!(value instanceof JsonObject call)) {
            return List.of();
        }
        Open begun = new Open(nextBlock.getAsInt(), calls++);
        open.put(place, begun);
        JsonObject function = function(call);
        String arguments = begun.meant(function.getString("arguments", ""));
        begun.hasArguments = !arguments.isEmpty();
        return List.of(new Delta.ToolCall(
                begun.block,
                begun.index,
                Optional.of(call.getString("id", "")),
                Optional.of(function.getString("name", "")),
                arguments,
                Optional.empty(),
                Members.without(make, call, KNOWN)));
    }

    List<Delta> add(int place, JsonValue value) {
        if (!(value instanceof JsonObject call)) {
            return List.of();
        }
        if (!open.containsKey(place)) {
            return start(place, value);
        }
        String piece = open.get(place).meant(function(call).getString("arguments", ""));
        return piece.isEmpty() ? List.of() : List.of(arguments(open.get(place), piece));
    }

    List<Delta> end(int place) {
        Open ended = open.remove(place);
        return ended == null || ended.hasArguments ? List.of() : List.of(arguments(ended, "{}"));
    }

    List<Delta> endAll() {
        List<Delta> deltas = new ArrayList<>();
        List.copyOf(open.keySet()).forEach(place -> deltas.addAll(end(place)));
        return deltas;
    }

    private static JsonObject function(JsonObject call) {
        return Members.object(call, "function").orElse(JsonValue.EMPTY_JSON_OBJECT);
    }

    private static Delta arguments(Open call, String piece) {
        call.hasArguments = true;
        return new Delta.ToolCall(
                call.block,
                call.index,
                Optional.empty(),
                Optional.empty(),
                piece,
                Optional.empty(),
                JsonValue.EMPTY_JSON_OBJECT);
    }
}
