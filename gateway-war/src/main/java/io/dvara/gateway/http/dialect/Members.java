package io.dvara.gateway.http.dialect;

import io.dvara.api.chat.CacheMarker;
import io.dvara.api.chat.Extras;
import io.dvara.gateway.refusal.Refusal;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes the known members out of an object that was just read; the rest is its remainder.
 *
 * <p>A known member that is null is absent.
 */
public final class Members {

    private static final String CACHE = "cache_control";

    private final JsonInput in;
    private final JsonProvider make;
    private final JsonObject object;
    private final String place;
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Members> inner = new HashMap<>();

    private Members(JsonInput in, JsonProvider make, JsonObject object, String place) {
        this.in = in;
        this.make = make;
        this.object = object;
        this.place = place;
    }

    /** Reads the object where the reader stands. */
    public static Members read(JsonInput in, JsonProvider make) {
        return new Members(in, make, in.object(), "");
    }

    /** Returns the whole object. */
    public JsonObject whole() {
        return object;
    }

    /** Takes text; empty when it is absent. */
    public Optional<String> string(String name) {
        return present(name).map(value -> {
            if (value instanceof JsonString text) {
                return text.getString();
            }
            throw wrong(name, "must be a string");
        });
    }

    /** Takes text that has to be there. */
    public String needed(String name) {
        return string(name).orElseThrow(() -> wrong(name, "is required"));
    }

    /** Returns whether a member is text. */
    public boolean isString(String name) {
        return object.get(name) instanceof JsonString;
    }

    /** Takes a number without a fraction that has to be there. */
    public long integer(String name) {
        return present(name)
                .filter(JsonNumber.class::isInstance)
                .map(JsonNumber.class::cast)
                .filter(JsonNumber::isIntegral)
                .orElseThrow(() -> wrong(name, "must be an integer"))
                .longValue();
    }

    /** Takes a value of any kind; a null is absent. */
    public Optional<JsonValue> value(String name) {
        return present(name);
    }

    /** Takes an array of objects, each with a remainder of its own; none when it is absent. */
    public List<Members> elements(String name) {
        JsonArray array = array(name).orElse(JsonValue.EMPTY_JSON_ARRAY);
        List<Members> elements = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            String element = name + "[" + i + "]";
            if (!(array.get(i) instanceof JsonObject given)) {
                throw wrong(element, "must be an object");
            }
            elements.add(new Members(in, make, given, place + "." + element));
        }
        return elements;
    }

    /** Takes a truth value; empty when it is absent. */
    public Optional<Boolean> bool(String name) {
        return present(name).map(value -> switch (value.getValueType()) {
            case TRUE -> true;
            case FALSE -> false;
            default -> throw wrong(name, "must be true or false");
        });
    }

    /** Takes an object; empty when it is absent. */
    public Optional<JsonObject> object(String name) {
        return present(name).map(value -> {
            if (value instanceof JsonObject given) {
                return given;
            }
            throw wrong(name, "must be an object");
        });
    }

    /** Takes an object whose own remainder stands within it. */
    public Members inner(String name) {
        JsonObject given = object(name).orElseThrow(() -> wrong(name, "is required and must be an object"));
        Members members = new Members(in, make, given, place + "." + name);
        inner.put(name, members);
        return members;
    }

    /** Returns whether a member is there and not null; does not take it. */
    public boolean has(String name) {
        return object.containsKey(name) && object.get(name) != JsonValue.NULL;
    }

    /** Returns what was not taken, with the marker for prompt caching apart. */
    public Extras extras() {
        Optional<CacheMarker> cache = cacheMarker();
        JsonObject rest = rest();
        return cache.isEmpty() ? Extras.of(rest) : new Extras(cache, rest);
    }

    /** Returns what was not taken. */
    public JsonObject rest() {
        Remainder rest = new Remainder(make);
        for (Map.Entry<String, JsonValue> member : object.entrySet()) {
            if (inner.containsKey(member.getKey())) {
                JsonObject below = inner.get(member.getKey()).rest();
                if (!below.isEmpty()) {
                    rest.keep(member.getKey(), below);
                }
            } else if (!taken.contains(member.getKey())) {
                rest.keep(member.getKey(), member.getValue());
            }
        }
        return rest.object();
    }

    /** Makes the refusal of a member. */
    public Refusal wrong(String name, String problem) {
        return in.wrong(problem, place + "." + name);
    }

    private Optional<CacheMarker> cacheMarker() {
        Optional<CacheMarker> cache = Optional.ofNullable(object.get(CACHE)).flatMap(CacheMarkers::read);
        cache.ifPresent(_ -> taken.add(CACHE));
        return cache;
    }

    private Optional<JsonValue> present(String name) {
        taken.add(name);
        JsonValue value = object.get(name);
        return value == null || value == JsonValue.NULL ? Optional.empty() : Optional.of(value);
    }

    /** Returns an array that is taken element by element elsewhere. */
    public Optional<JsonArray> array(String name) {
        return present(name).map(value -> {
            if (value instanceof JsonArray given) {
                return given;
            }
            throw wrong(name, "must be an array");
        });
    }
}
