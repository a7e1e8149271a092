package io.dvara.testkit.provider;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Finds what of an upstream's JSON did not come through.
 *
 * <p>Every leaf (string, number, true, false) must come through, or stand below a path that is
 * excepted with a reason. Elements of arrays are written {@code [*]} in exceptions. Immutable.
 *
 * <pre>{@code
 * LostFields fields = LostFields.of(answer).except("$.object", "says the same in every answer");
 * assertThat(fields.in(output)).isEmpty();
 * }</pre>
 */
public final class LostFields {

    private final JsonValue upstream;
    private final Map<String, String> exceptions;

    private LostFields(JsonValue upstream, Map<String, String> exceptions) {
        this.upstream = upstream;
        this.exceptions = exceptions;
    }

    /** Begins with what the upstream said. */
    public static LostFields of(JsonValue upstream) {
        return new LostFields(upstream, Map.of());
    }

    /** Excepts a path and all below it, such as {@code $.choices[*].index}. */
    public LostFields except(String path, String reason) {
        Objects.requireNonNull(reason, "reason");
        Map<String, String> more = new LinkedHashMap<>(exceptions);
        more.put(path, reason);
        return new LostFields(upstream, more);
    }

    /** Returns the leaves that do not stand at the same place of another JSON value. */
    public List<String> in(JsonValue output) {
        List<String> lost = new ArrayList<>();
        JsonLeaves.of(upstream).forEach((path, leaf) -> {
            if (!isExcepted(path) && !leaf.equals(JsonLeaves.of(output).get(path))) {
                lost.add(path + " = " + leaf);
            }
        });
        return lost;
    }

    /**
     * Returns the leaves that stand nowhere in a canonical value.
     *
     * <p>Strings may be part of longer ones there, numbers must be the same.
     */
    public List<String> within(Record canonical) {
        RecordLeaves known = RecordLeaves.of(canonical);
        List<String> lost = new ArrayList<>();
        JsonLeaves.of(upstream).forEach((path, leaf) -> {
            if (!isExcepted(path) && !known.contain(leaf)) {
                lost.add(path + " = " + leaf);
            }
        });
        return lost;
    }

    private boolean isExcepted(String path) {
        String general = path.replaceAll("\\[\\d+]", "[*]");
        return exceptions.keySet().stream()
                .anyMatch(except ->
                        general.equals(except) || general.startsWith(except + ".") || general.startsWith(except + "["));
    }

    /** The leaves of a JSON value by their paths; numbers in one form whatever their scale. */
    private static final class JsonLeaves {

        private final Map<String, String> leaves = new LinkedHashMap<>();

        static Map<String, String> of(JsonValue value) {
            JsonLeaves found = new JsonLeaves();
            found.add("$", value);
            return found.leaves;
        }

        private void add(String path, JsonValue value) {
            switch (value) {
                case JsonObject object -> object.forEach((name, member) -> add(path + "." + name, member));
                case JsonArray array -> {
                    for (int i = 0; i < array.size(); i++) {
                        add(path + "[" + i + "]", array.get(i));
                    }
                }
                default -> {
                    if (value != JsonValue.NULL) {
                        leaves.put(path, RecordLeaves.text(value));
                    }
                }
            }
        }
    }
}
