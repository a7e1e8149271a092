package io.dvara.provider.anthropic;

import io.dvara.api.chat.Delta;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Content of another kind, such as that of a tool that the vendor runs; told whole, at its end.
 *
 * <p>Texts grow with deltas and other members are replaced, so that kinds not known yet come out whole.
 */
final class OpaqueBlock implements OpenBlock {

    private final int number;
    private final Progress progress;
    private final Map<String, StringBuilder> texts = new HashMap<>();
    private final StringBuilder input = new StringBuilder();
    private final JsonObjectBuilder value;
    private final JsonObject start;

    OpaqueBlock(int number, JsonObject start, Progress progress) {
        this.number = number;
        this.start = start;
        this.progress = progress;
        this.value = progress.make().createObjectBuilder(start);
    }

    @Override
    public List<Delta> begin() {
        return List.of();
    }

    @Override
    public List<Delta> add(JsonObject delta) {
        if (delta.getString("type", "").equals("input_json_delta")) {
            input.append(delta.getString("partial_json", ""));
        } else {
            delta.forEach(this::grow);
        }
        return List.of();
    }

    @Override
    public List<Delta> end() {
        texts.forEach((name, text) -> value.add(name, text.toString()));
        if (!input.isEmpty()) {
            value.add("input", input());
        }
        return List.of(new Delta.Opaque(number, value.build()));
    }

    private void grow(String name, JsonValue piece) {
        if (name.equals("type")) {
            return;
        }
        if (piece instanceof JsonString text) {
            texts.computeIfAbsent(name, _ -> new StringBuilder(start.getString(name, "")))
                    .append(text.getString());
        } else {
            value.add(name, piece);
        }
    }

    private JsonValue input() {
        try {
            return progress.json().read(input.toString());
        } catch (JsonException e) {
            throw new ProviderException(Fault.MALFORMED, "Anthropic sent the input of a tool that is not JSON", e);
        }
    }
}
