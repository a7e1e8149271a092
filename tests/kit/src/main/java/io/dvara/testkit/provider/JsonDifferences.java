package io.dvara.testkit.provider;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Compares two JSON values and tells where they differ; {@code 1} and {@code 1.0} are the same. */
public final class JsonDifferences {

    private final List<String> found = new ArrayList<>();

    private JsonDifferences() {}

    /** Returns one line for each place at which the values differ; none when they are the same. */
    public static List<String> between(JsonValue expected, JsonValue actual) {
        JsonDifferences differences = new JsonDifferences();
        differences.compare("$", expected, actual);
        return List.copyOf(differences.found);
    }

    private void compare(String path, JsonValue expected, JsonValue actual) {
        if (expected instanceof JsonObject first && actual instanceof JsonObject second) {
            compareMembers(path, first, second);
        } else if (expected instanceof JsonArray first && actual instanceof JsonArray second) {
            compareElements(path, first, second);
        } else if (!isSame(expected, actual)) {
            found.add("%s is %s instead of %s".formatted(path, actual, expected));
        }
    }

    private void compareMembers(String path, JsonObject expected, JsonObject actual) {
        Set<String> names = new TreeSet<>(expected.keySet());
        names.addAll(actual.keySet());
        for (String name : names) {
            String member = path + "." + name;
            if (!actual.containsKey(name)) {
                found.add("%s is missing; expected %s".formatted(member, expected.get(name)));
            } else if (!expected.containsKey(name)) {
                found.add("%s is not expected: %s".formatted(member, actual.get(name)));
            } else {
                compare(member, expected.get(name), actual.get(name));
            }
        }
    }

    private void compareElements(String path, JsonArray expected, JsonArray actual) {
        if (expected.size() != actual.size()) {
            found.add("%s has %d elements instead of %d: %s".formatted(path, actual.size(), expected.size(), actual));
            return;
        }
        for (int i = 0; i < expected.size(); i++) {
            compare(path + "[" + i + "]", expected.get(i), actual.get(i));
        }
    }

    private static boolean isSame(JsonValue expected, JsonValue actual) {
        if (expected instanceof JsonNumber first && actual instanceof JsonNumber second) {
            return first.bigDecimalValue().compareTo(second.bigDecimalValue()) == 0;
        }
        return expected.equals(actual);
    }
}
