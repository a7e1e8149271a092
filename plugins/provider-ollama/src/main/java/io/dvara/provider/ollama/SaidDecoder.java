package io.dvara.provider.ollama;

import io.dvara.api.ComponentContext;
import io.dvara.api.chat.Delta;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decodes what the model says, thinks and calls, in the order in which it comes. */
final class SaidDecoder {

    private static final Set<String> KNOWN_IN_CALL = Set.of("id", "type", "function");

    private final ComponentContext context;
    private Optional<Class<?>> open = Optional.empty();
    private int block = -1;
    private int calls;
    private Optional<String> idPrefix = Optional.empty();

    SaidDecoder(ComponentContext context) {
        this.context = context;
    }

    boolean hasCalls() {
        return calls > 0;
    }

    List<Delta> decode(JsonObject message, String textMember) {
        List<Delta> deltas = new ArrayList<>(2);
        Members.text(message, "thinking")
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> deltas.add(
                        new Delta.Reasoning(blockOf(Delta.Reasoning.class), text, Optional.empty(), Optional.empty())));
        Members.text(message, textMember)
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> deltas.add(new Delta.Text(blockOf(Delta.Text.class), text)));
        for (JsonValue value : Members.array(message, "tool_calls")) {
            if (value instanceof JsonObject call) {
                deltas.add(call(call));
            }
        }
        return deltas;
    }

    /** Ollama's own index may be 0 for each of parallel calls. */
    private Delta call(JsonObject call) {
        open = Optional.empty();
        JsonObject function = Members.object(call, "function").orElse(JsonValue.EMPTY_JSON_OBJECT);
        int index = calls++;
        return new Delta.ToolCall(
                ++block,
                index,
                Members.text(call, "id").filter(id -> !id.isEmpty()).or(() -> Optional.of(id(index))),
                Members.text(function, "name"),
                arguments(function.getOrDefault("arguments", JsonValue.EMPTY_JSON_OBJECT)),
                Optional.empty(),
                Members.without(context.json().make(), call, KNOWN_IN_CALL));
    }

    private String arguments(JsonValue arguments) {
        return switch (arguments) {
            case JsonString text -> text.getString();
            case JsonValue value when value == JsonValue.NULL -> "{}";
            default -> context.json().write(arguments);
        };
    }

    /** Older versions give no ids; these are unique within a conversation of many answers. */
    private String id(int index) {
        if (idPrefix.isEmpty()) {
            idPrefix = Optional.of(
                    "call_" + HexFormat.of().toHexDigits(context.random().nextLong()));
        }
        return idPrefix.get() + "_" + index;
    }

    private int blockOf(Class<?> kind) {
        if (open.filter(kind::equals).isEmpty()) {
            open = Optional.of(kind);
            block++;
        }
        return block;
    }
}
