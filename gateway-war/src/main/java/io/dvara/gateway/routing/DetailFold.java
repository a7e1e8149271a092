package io.dvara.gateway.routing;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Gathers the {@code reasoning_details} of an answer, whose texts come in pieces by type and index. */
final class DetailFold {

    /** The member of messages and deltas that holds them. */
    static final String MEMBER = "reasoning_details";

    private static final Set<String> GROWING = Set.of("text", "summary", "data");

    private final Map<Key, Detail> details = new LinkedHashMap<>();

    private record Key(JsonValue type, JsonValue index) {}

    /** One of them in the making. */
    private record Detail(Map<String, JsonValue> members, Map<String, StringBuilder> texts) {

        void add(String name, JsonValue value) {
            if (GROWING.contains(name) && value instanceof JsonString text) {
                texts.computeIfAbsent(name, _ -> new StringBuilder()).append(text.getString());
            } else if (value != JsonValue.NULL) {
                members.put(name, value);
            }
        }

        JsonObjectBuilder json(JsonProvider make) {
            JsonObjectBuilder object = make.createObjectBuilder();
            members.forEach(object::add);
            texts.forEach((name, text) -> object.add(name, text.toString()));
            return object;
        }
    }

    boolean isEmpty() {
        return details.isEmpty();
    }

    void add(JsonObject messageExtra) {
        if (messageExtra.get(MEMBER) instanceof JsonArray pieces) {
            pieces.forEach(this::add);
        }
    }

    JsonArrayBuilder json(JsonProvider make) {
        JsonArrayBuilder all = make.createArrayBuilder();
        details.values().forEach(detail -> all.add(detail.json(make)));
        return all;
    }

    /** A piece without an index continues none. */
    private void add(JsonValue piece) {
        if (piece instanceof JsonObject object) {
            Key key = new Key(
                    object.getOrDefault("type", JsonValue.NULL),
                    object.getOrDefault("index", Json.createValue(-1 - details.size())));
            Detail detail = details.computeIfAbsent(key, _ -> new Detail(new LinkedHashMap<>(), new LinkedHashMap<>()));
            object.forEach(detail::add);
        }
    }
}
