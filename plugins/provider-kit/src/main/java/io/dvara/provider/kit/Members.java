package io.dvara.provider.kit;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Reads members of a JSON object by type; absent, null and of another type are all absent. */
public final class Members {

    private Members() {}

    /** Returns a member that is a string. */
    public static Optional<String> text(JsonObject object, String name) {
        return object.get(name) instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }

    /** Returns a member that is a number without a fraction and fits into a long. */
    public static OptionalLong whole(JsonObject object, String name) {
        if (object.get(name) instanceof JsonNumber number) {
            double value = number.doubleValue();
            if (value == Math.rint(value) && Math.abs(value) <= Long.MAX_VALUE) {
                return OptionalLong.of(number.longValue());
            }
        }
        return OptionalLong.empty();
    }

    /** Returns a member that is a number without a fraction and fits into an int. */
    public static OptionalInt index(JsonObject object, String name) {
        OptionalLong whole = whole(object, name);
        return whole.isPresent() && whole.getAsLong() == (int) whole.getAsLong()
                ? OptionalInt.of((int) whole.getAsLong())
                : OptionalInt.empty();
    }

    /** Returns a member that is a number. */
    public static OptionalDouble number(JsonObject object, String name) {
        return object.get(name) instanceof JsonNumber number
                ? OptionalDouble.of(number.doubleValue())
                : OptionalDouble.empty();
    }

    /** Returns a member that is true or false. */
    public static Optional<Boolean> flag(JsonObject object, String name) {
        JsonValue value = object.get(name);
        if (JsonValue.TRUE.equals(value)) {
            return Optional.of(true);
        }
        return JsonValue.FALSE.equals(value) ? Optional.of(false) : Optional.empty();
    }

    /** Returns a member that is an object. */
    public static Optional<JsonObject> object(JsonObject object, String name) {
        return object.get(name) instanceof JsonObject inner ? Optional.of(inner) : Optional.empty();
    }

    /** Returns a member that is an array; an empty one when there is none. */
    public static JsonArray array(JsonObject object, String name) {
        return object.get(name) instanceof JsonArray inner ? inner : JsonValue.EMPTY_JSON_ARRAY;
    }

    /** Returns an object's members but these, in their order; the empty object when none is left. */
    public static JsonObject without(JsonProvider make, JsonObject object, Set<String> names) {
        boolean anyLeft = false;
        for (String name : object.keySet()) {
            anyLeft |= !names.contains(name);
        }
        return anyLeft ? rest(make, object, names) : JsonValue.EMPTY_JSON_OBJECT;
    }

    private static JsonObject rest(JsonProvider make, JsonObject object, Set<String> names) {
        JsonObjectBuilder rest = make.createObjectBuilder();
        for (Map.Entry<String, JsonValue> member : object.entrySet()) {
            if (!names.contains(member.getKey())) {
                rest.add(member.getKey(), member.getValue());
            }
        }
        return rest.build();
    }
}
