package io.dvara.provider.cohere;

import io.dvara.api.chat.Delta;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What an answer has said so far: contents, a plan, calls and citations, numbered as blocks of one row.
 *
 * <p>The vendor counts contents and calls each by themselves. A plan is told as text.
 */
final class Said {

    private static final Set<String> KNOWN = Set.of("role", "content", "tool_plan", "tool_calls", "citations");

    private final JsonProvider make;
    private final Citations citations;
    private final CallReader calls;
    private final Map<Integer, Block> contents = new HashMap<>();
    private Optional<Block> plan = Optional.empty();
    private Optional<Block> lastText = Optional.empty();
    private int blocks;
    private int textLength;

    /**
     * A text or thoughts.
     *
     * @param number among all blocks
     * @param from where its text begins in the text of the whole answer, in code points
     */
    record Block(int number, int from) {}

    Said(JsonProvider make) {
        this.make = make;
        this.citations = new Citations(make);
        this.calls = new CallReader(make, () -> blocks++);
    }

    boolean hasCalls() {
        return calls.any();
    }

    /** Returns the members of a message that are not told otherwise. */
    JsonObject rest(JsonObject message) {
        return Members.without(make, message, KNOWN);
    }

    /** Returns what a message says that comes whole. */
    List<Delta> whole(JsonObject message) {
        List<Delta> deltas = new ArrayList<>();
        switch (message.getOrDefault("content", JsonValue.NULL)) {
            case JsonString text -> deltas.addAll(text(begin(0), text.getString()));
            case JsonArray all -> {
                for (int i = 0; i < all.size(); i++) {
                    deltas.addAll(content(begin(i), all.get(i)));
                }
            }
            default -> {}
        }
        deltas.addAll(addPlan(message));
        Members.array(message, "tool_calls").forEach(call -> deltas.addAll(calls.whole(call)));
        deltas.addAll(cite(message.getOrDefault("citations", JsonValue.NULL)));
        return deltas;
    }

    List<Delta> startContent(int place, JsonObject message) {
        return content(begin(place), message.getOrDefault("content", JsonValue.NULL));
    }

    List<Delta> addContent(int place, JsonObject message) {
        Block block = contents.containsKey(place) ? contents.get(place) : begin(place);
        return content(block, message.getOrDefault("content", JsonValue.NULL));
    }

    List<Delta> addPlan(JsonObject message) {
        String text = message.getString("tool_plan", "");
        if (text.isEmpty()) {
            return List.of();
        }
        Block block = plan.orElseGet(() -> new Block(blocks++, textLength));
        plan = Optional.of(block);
        return text(block, text);
    }

    List<Delta> startCall(int place, JsonObject message) {
        return calls.start(place, message.getOrDefault("tool_calls", JsonValue.NULL));
    }

    List<Delta> addToCall(int place, JsonObject message) {
        return calls.add(place, message.getOrDefault("tool_calls", JsonValue.NULL));
    }

    List<Delta> endCall(int place) {
        return calls.end(place);
    }

    /** Returns what is still to be said of calls whose end was not told. */
    List<Delta> endCalls() {
        return calls.endAll();
    }

    /** Returns the text that one citation, or each of several, is told with. */
    List<Delta> cite(JsonValue cited) {
        return switch (cited) {
            case JsonArray all -> {
                List<Delta> deltas = new ArrayList<>();
                all.forEach(citation -> deltas.addAll(cite(citation)));
                yield deltas;
            }
            case JsonObject citation -> {
                Block block = cited(citation);
                yield List.of(new Delta.Text(block.number(), "", citations.of(citation, block.from())));
            }
            default -> List.of();
        };
    }

    private Block cited(JsonObject citation) {
        OptionalInt place = Members.index(citation, "content_index");
        Optional<Block> named = switch (citation.getString("type", "")) {
            case "PLAN" -> plan;
            case "THINKING_CONTENT" -> lastText;
            default -> place.isPresent() ? Optional.ofNullable(contents.get(place.getAsInt())) : lastText;
        };
        Block block = named.or(() -> lastText).orElseGet(() -> new Block(blocks++, textLength));
        lastText = Optional.of(block);
        return block;
    }

    private Block begin(int place) {
        Block block = new Block(blocks++, textLength);
        contents.put(place, block);
        return block;
    }

    private List<Delta> content(Block block, JsonValue value) {
        if (!(value instanceof JsonObject content)) {
            return List.of();
        }
        Optional<String> thoughts = Members.text(content, "thinking");
        if (thoughts.isPresent()) {
            return thoughts.get().isEmpty()
                    ? List.of()
                    : List.of(new Delta.Reasoning(block.number(), thoughts.get(), Optional.empty(), Optional.empty()));
        }
        return Members.text(content, "text")
                .map(text -> text(block, text))
                .orElseGet(() -> List.of(new Delta.Opaque(block.number(), content)));
    }

    private List<Delta> text(Block block, String text) {
        lastText = Optional.of(block);
        textLength += text.codePointCount(0, text.length());
        return text.isEmpty() ? List.of() : List.of(new Delta.Text(block.number(), text));
    }
}
