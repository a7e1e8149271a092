package io.dvara.gateway.http.responses;

import io.dvara.gateway.http.dialect.Stamps;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Items of an input, with all that they have when they are listed. */
final class InputItems {

    private static final int USUAL_PAGE = 20;
    private static final int LARGEST_PAGE = 100;
    private static final Map<String, String> PREFIXES = Map.of(
            "message", "msg",
            "reasoning", "rs",
            "function_call", "fc",
            "function_call_output", "fco",
            "custom_tool_call", "ctc",
            "custom_tool_call_output", "ctco");

    private InputItems() {}

    /** Returns an item with an id, its type, a status and a list of parts. */
    static JsonObject whole(JsonObject item, Stamps stamps) {
        String type = Items.type(item);
        JsonObjectBuilder whole = Json.createObjectBuilder(item).add("type", type);
        if (item.getString("id", "").isEmpty()) {
            whole.add("id", Ids.fresh(PREFIXES.getOrDefault(type, "item"), stamps));
        }
        if (!item.containsKey("status") && !type.equals("reasoning")) {
            whole.add("status", "completed");
        }
        if (type.equals("message") && item.get("content") instanceof JsonString text) {
            whole.add("content", Json.createArrayBuilder().add(part(item.getString("role", ""), text)));
        }
        return whole.build();
    }

    /** Returns a page of items, the last one first unless asked otherwise. */
    static JsonObject page(List<JsonObject> items, Query query) {
        List<JsonObject> ordered = new ArrayList<>(items);
        if (!query.first("order").equals("asc")) {
            Collections.reverse(ordered);
        }
        String after = query.first("after");
        int begin = 0;
        for (int i = 0; i < ordered.size(); i++) {
            if (ordered.get(i).getString("id").equals(after)) {
                begin = i + 1;
            }
        }
        int end = Math.min(ordered.size(), begin + query.count("limit", USUAL_PAGE, LARGEST_PAGE));
        return json(ordered.subList(begin, end), end < ordered.size() ? JsonValue.TRUE : JsonValue.FALSE);
    }

    private static JsonObject json(List<JsonObject> page, JsonValue more) {
        JsonArrayBuilder data = Json.createArrayBuilder();
        page.forEach(data::add);
        JsonArray all = data.build();
        return Json.createObjectBuilder()
                .add("object", "list")
                .add("data", all)
                .add("first_id", all.isEmpty() ? "" : all.getJsonObject(0).getString("id"))
                .add(
                        "last_id",
                        all.isEmpty() ? "" : all.getJsonObject(all.size() - 1).getString("id"))
                .add("has_more", more)
                .build();
    }

    private static JsonObjectBuilder part(String role, JsonString text) {
        JsonObjectBuilder part = Json.createObjectBuilder().add("text", text);
        return role.equals("assistant")
                ? part.add("type", "output_text")
                        .add("annotations", JsonValue.EMPTY_JSON_ARRAY)
                        .add("logprobs", JsonValue.EMPTY_JSON_ARRAY)
                : part.add("type", "input_text");
    }
}
