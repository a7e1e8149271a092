package io.dvara.provider.kit.responses;

import io.dvara.api.chat.Delta;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Finds the texts in what a vendor says of one answer, each once: in pieces as they come, else where
 * the vendor tells the whole.
 */
final class Pieces {

    private static final String CONTENT = "content";
    private static final String SUMMARY = "summary";
    private static final String ARGUMENTS = "arguments";
    private static final String INPUT = "input";

    private final Map<Spot, Integer> blocks = new HashMap<>();
    private final Map<Integer, Integer> calls = new HashMap<>();
    private final Set<Integer> named = new HashSet<>();
    private final Set<Spot> told = new HashSet<>();
    private int opaque = 1_000_000;

    /** Where a text stands: the index of its item, the member of the item, the index in it. */
    private record Spot(int item, String list, int index) {}

    /** Returns what an event adds. */
    List<Delta> of(JsonObject event, String type) {
        int item = Members.index(event, "output_index").orElse(0);
        Spot content =
                new Spot(item, CONTENT, Members.index(event, "content_index").orElse(0));
        Spot summary =
                new Spot(item, SUMMARY, Members.index(event, "summary_index").orElse(0));
        return switch (type) {
            case "response.output_text.delta" -> text(content, delta(event));
            case "response.refusal.delta" -> refusal(content, delta(event));
            case "response.reasoning_text.delta" -> thought(content, delta(event));
            case "response.reasoning_summary_text.delta" -> thought(summary, delta(event));
            case "response.function_call_arguments.delta" -> arguments(new Spot(item, ARGUMENTS, 0), delta(event));
            case "response.custom_tool_call_input.delta" -> arguments(new Spot(item, INPUT, 0), delta(event));
            case "response.output_text.done" -> untold(content, () -> text(content, word(event, "text")));
            case "response.refusal.done" -> untold(content, () -> refusal(content, word(event, "refusal")));
            case "response.reasoning_text.done" -> untold(content, () -> thought(content, word(event, "text")));
            case "response.reasoning_summary_text.done" -> untold(summary, () -> thought(summary, word(event, "text")));
            case "response.function_call_arguments.done" -> {
                Spot spot = new Spot(item, ARGUMENTS, 0);
                yield untold(spot, () -> arguments(spot, word(event, ARGUMENTS)));
            }
            case "response.custom_tool_call_input.done" -> {
                Spot spot = new Spot(item, INPUT, 0);
                yield untold(spot, () -> arguments(spot, word(event, INPUT)));
            }
            case "response.content_part.done" -> part(event, content);
            case "response.reasoning_summary_part.done" -> part(event, summary);
            case "response.output_item.added" -> begun(event, item);
            case "response.output_item.done" -> done(event, item);
            default -> other(event, type);
        };
    }

    /** Returns what was not told yet of an answer. */
    List<Delta> ofOutput(JsonObject response) {
        List<Delta> deltas = new ArrayList<>();
        JsonArray output = Members.array(response, "output");
        for (int i = 0; i < output.size(); i++) {
            if (output.get(i) instanceof JsonObject item) {
                deltas.addAll(item(item, i));
            }
        }
        return deltas;
    }

    private List<Delta> part(JsonObject event, Spot spot) {
        return Members.object(event, "part").map(part -> part(spot, part)).orElse(List.of());
    }

    private List<Delta> done(JsonObject event, int index) {
        return Members.object(event, "item").map(item -> item(item, index)).orElse(List.of());
    }

    /** The name of a call comes before its arguments. */
    private List<Delta> begun(JsonObject event, int index) {
        Optional<JsonObject> item = Members.object(event, "item");
        return item.isPresent() && isCall(item.get()) ? List.of(call(item.get(), index, "")) : List.of();
    }

    /** What tools of the vendor do is content that is not known here. */
    private List<Delta> other(JsonObject event, String type) {
        boolean isTools = type.contains("_call.") || type.contains("_call_") || type.contains("mcp_");
        return isTools ? List.of(new Delta.Opaque(opaque++, event)) : List.of();
    }

    private List<Delta> item(JsonObject item, int index) {
        List<Delta> deltas = new ArrayList<>();
        switch (Members.text(item, "type").orElse("")) {
            case "message" -> parts(item, index, CONTENT, deltas);
            case "reasoning" -> {
                parts(item, index, SUMMARY, deltas);
                parts(item, index, CONTENT, deltas);
            }
            case "function_call" -> whole(item, new Spot(index, ARGUMENTS, 0), deltas);
            case "custom_tool_call" -> whole(item, new Spot(index, INPUT, 0), deltas);
            default -> {
                if (told.add(new Spot(index, "", 0))) {
                    deltas.add(new Delta.Opaque(opaque++, item));
                }
            }
        }
        return deltas;
    }

    private void whole(JsonObject item, Spot spot, List<Delta> deltas) {
        if (told.add(spot)) {
            deltas.add(call(item, spot.item(), word(item, spot.list())));
        }
    }

    private void parts(JsonObject item, int index, String list, List<Delta> deltas) {
        JsonArray parts = Members.array(item, list);
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof JsonObject part) {
                deltas.addAll(part(new Spot(index, list, i), part));
            }
        }
    }

    private List<Delta> part(Spot spot, JsonObject part) {
        return switch (Members.text(part, "type").orElse("")) {
            case "output_text" -> untold(spot, () -> text(spot, word(part, "text")));
            case "refusal" -> untold(spot, () -> refusal(spot, word(part, "refusal")));
            case "summary_text", "reasoning_text" -> untold(spot, () -> thought(spot, word(part, "text")));
            default -> List.of();
        };
    }

    private List<Delta> untold(Spot spot, Supplier<List<Delta>> telling) {
        return told.contains(spot) ? List.of() : telling.get();
    }

    private List<Delta> text(Spot spot, String text) {
        return List.of(new Delta.Text(block(spot), text));
    }

    private List<Delta> refusal(Spot spot, String text) {
        return List.of(new Delta.Refusal(block(spot), text));
    }

    private List<Delta> thought(Spot spot, String text) {
        return List.of(new Delta.Reasoning(block(spot), text, Optional.empty(), Optional.empty()));
    }

    private List<Delta> arguments(Spot spot, String piece) {
        told.add(spot);
        return List.of(call(JsonValue.EMPTY_JSON_OBJECT, spot.item(), piece));
    }

    private Delta call(JsonObject item, int index, String piece) {
        int call = calls.computeIfAbsent(index, _ -> calls.size());
        boolean first = item.containsKey("name") && named.add(index);
        return new Delta.ToolCall(
                blockOf(new Spot(index, "call", 0)),
                call,
                first ? Members.text(item, "call_id") : Optional.empty(),
                first ? Members.text(item, "name") : Optional.empty(),
                piece,
                Optional.empty(),
                JsonValue.EMPTY_JSON_OBJECT);
    }

    private int block(Spot spot) {
        told.add(spot);
        return blockOf(spot);
    }

    private int blockOf(Spot spot) {
        return blocks.computeIfAbsent(spot, _ -> blocks.size());
    }

    private static boolean isCall(JsonObject item) {
        String type = Members.text(item, "type").orElse("");
        return type.equals("function_call") || type.equals("custom_tool_call");
    }

    private static String delta(JsonObject event) {
        return word(event, "delta");
    }

    private static String word(JsonObject object, String name) {
        return Members.text(object, name).orElse("");
    }
}
