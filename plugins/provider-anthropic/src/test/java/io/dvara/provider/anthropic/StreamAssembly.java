package io.dvara.provider.anthropic;

import io.dvara.api.json.JsonCodec;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts a streamed answer together as the vendor's documentation says, apart from the product's code. */
final class StreamAssembly {

    private final JsonCodec json;
    private JsonObject message = JsonValue.EMPTY_JSON_OBJECT;
    private final Map<Integer, JsonObject> blocks = new TreeMap<>();
    private final Map<Integer, StringBuilder> inputs = new TreeMap<>();

    StreamAssembly(JsonCodec json) {
        this.json = json;
    }

    JsonObject assemble(String sse) {
        for (String line : sse.lines().toList()) {
            if (line.startsWith("data:")) {
                event(json.readObject(line.substring(5)));
            }
        }
        inputs.forEach((index, text) -> {
            String input = text.isEmpty() ? "{}" : text.toString();
            blocks.computeIfPresent(index, (_, block) -> with(block, "input", json.read(input)));
        });
        JsonArrayBuilder content = Json.createArrayBuilder();
        blocks.values().forEach(content::add);
        return with(message, "content", content.build());
    }

    private void event(JsonObject event) {
        switch (event.getString("type")) {
            case "message_start" -> message = event.getJsonObject("message");
            case "content_block_start" -> blocks.put(event.getInt("index"), event.getJsonObject("content_block"));
            case "content_block_delta" -> delta(event.getInt("index"), event.getJsonObject("delta"));
            case "message_delta" -> {
                JsonObject usage = merged(message.getJsonObject("usage"), event.getJsonObject("usage"));
                message = with(merged(merged(message, rest(event)), event.getJsonObject("delta")), "usage", usage);
            }
            case "message_stop" -> message = merged(message, rest(event));
            default -> {}
        }
    }

    private static JsonObject rest(JsonObject event) {
        return Json.createObjectBuilder(event)
                .remove("type")
                .remove("delta")
                .remove("usage")
                .build();
    }

    private void delta(int index, JsonObject delta) {
        JsonObject block = blocks.get(index);
        switch (delta.getString("type")) {
            case "text_delta" -> grow(index, block, delta, "text");
            case "thinking_delta" -> grow(index, block, delta, "thinking");
            case "signature_delta" -> grow(index, block, delta, "signature");
            case "citations_delta" -> {
                List<JsonValue> citations = new ArrayList<>(block.getOrDefault("citations", JsonValue.EMPTY_JSON_ARRAY)
                        .asJsonArray());
                citations.add(delta.get("citation"));
                blocks.put(
                        index,
                        with(
                                block,
                                "citations",
                                Json.createArrayBuilder(citations).build()));
            }
            case "compaction_delta" -> blocks.put(index, with(block, "content", delta.get("content")));
            case "input_json_delta" ->
                inputs.computeIfAbsent(index, _ -> new StringBuilder()).append(delta.getString("partial_json"));
            default -> throw new IllegalArgumentException(delta.toString());
        }
    }

    private void grow(int index, JsonObject block, JsonObject delta, String name) {
        blocks.put(index, with(block, name, Json.createValue(block.getString(name, "") + delta.getString(name))));
    }

    private static JsonObject merged(JsonObject first, JsonObject second) {
        return Json.createObjectBuilder(first)
                .addAll(Json.createObjectBuilder(second))
                .build();
    }

    private static JsonObject with(JsonObject object, String name, JsonValue value) {
        JsonObjectBuilder changed = Json.createObjectBuilder(object);
        return changed.add(name, value).build();
    }
}
