package io.dvara.provider.bedrock;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts a streamed answer together as the vendor's documentation says, apart from the product's code. */
final class ConverseAnswer {

    private final Map<Integer, JsonObject> starts = new TreeMap<>();
    private final Map<Integer, List<JsonObject>> deltas = new TreeMap<>();
    private final JsonObjectBuilder answer = Json.createObjectBuilder();

    static JsonObject of(List<byte[]> frames) {
        ConverseAnswer assembled = new ConverseAnswer();
        frames.forEach(assembled::event);
        return assembled.whole();
    }

    /** Returns the payload of a frame: prelude of 12 bytes, headers, payload, 4 bytes of checksum. */
    static JsonObject payload(byte[] frame) {
        int from = 12 + ByteBuffer.wrap(frame).getInt(4);
        return Asking.JSON.readObject(new String(frame, from, frame.length - 4 - from, StandardCharsets.UTF_8));
    }

    private void event(byte[] frame) {
        JsonObject event = payload(frame);
        int number = event.getInt("contentBlockIndex", -1);
        if (event.containsKey("start")) {
            starts.put(number, event.getJsonObject("start"));
            deltas.computeIfAbsent(number, _ -> new ArrayList<>());
        } else if (event.containsKey("delta")) {
            deltas.computeIfAbsent(number, _ -> new ArrayList<>()).add(event.getJsonObject("delta"));
        } else if (number < 0) {
            event.forEach((name, value) -> {
                if (!name.equals("p") && !name.equals("role")) {
                    answer.add(name, value);
                }
            });
        }
    }

    private JsonObject whole() {
        JsonArrayBuilder content = Json.createArrayBuilder();
        deltas.forEach((number, pieces) -> content.add(block(starts.get(number), pieces)));
        JsonObject message = Json.createObjectBuilder()
                .add("role", "assistant")
                .add("content", content)
                .build();
        return answer.add("output", Json.createObjectBuilder().add("message", message))
                .build();
    }

    private static JsonObject block(JsonObject start, List<JsonObject> pieces) {
        if (start != null && start.containsKey("toolUse")) {
            String input = joined(
                    pieces.stream().map(piece -> piece.getJsonObject("toolUse")).toList(), "input");
            JsonObject use = Json.createObjectBuilder(start.getJsonObject("toolUse"))
                    .add("input", input.isEmpty() ? JsonValue.EMPTY_JSON_OBJECT : Asking.JSON.read(input))
                    .build();
            return one("toolUse", use);
        }
        if (start != null) {
            JsonArray all = pieces.stream()
                    .map(piece -> piece.getJsonArray("toolResult"))
                    .reduce((first, second) -> Json.createArrayBuilder(first)
                            .addAll(Json.createArrayBuilder(second))
                            .build())
                    .orElse(JsonValue.EMPTY_JSON_ARRAY);
            return one(
                    "toolResult",
                    Json.createObjectBuilder(start.getJsonObject("toolResult"))
                            .add("content", all)
                            .build());
        }
        if (pieces.getFirst().containsKey("reasoningContent")) {
            List<JsonObject> thoughts = pieces.stream()
                    .map(piece -> piece.getJsonObject("reasoningContent"))
                    .toList();
            String sealed = joined(thoughts, "redactedContent");
            if (!sealed.isEmpty()) {
                return one("reasoningContent", one("redactedContent", Json.createValue(sealed)));
            }
            return one(
                    "reasoningContent",
                    one(
                            "reasoningText",
                            Json.createObjectBuilder()
                                    .add("text", joined(thoughts, "text"))
                                    .add("signature", joined(thoughts, "signature"))
                                    .build()));
        }
        return text(pieces);
    }

    private static JsonObject text(List<JsonObject> pieces) {
        JsonArrayBuilder citations = Json.createArrayBuilder();
        pieces.stream()
                .filter(piece -> piece.containsKey("citation"))
                .forEach(piece -> citations.add(piece.get("citation")));
        JsonArray cited = citations.build();
        String text = joined(pieces, "text");
        if (cited.isEmpty()) {
            return Json.createObjectBuilder().add("text", text).build();
        }
        return one(
                "citationsContent",
                Json.createObjectBuilder()
                        .add(
                                "content",
                                Json.createArrayBuilder()
                                        .add(Json.createObjectBuilder().add("text", text)))
                        .add("citations", cited)
                        .build());
    }

    private static String joined(List<JsonObject> pieces, String member) {
        StringBuilder all = new StringBuilder();
        pieces.forEach(piece -> all.append(piece.getString(member, "")));
        return all.toString();
    }

    private static JsonObject one(String name, JsonValue value) {
        return Json.createObjectBuilder().add(name, value).build();
    }
}
