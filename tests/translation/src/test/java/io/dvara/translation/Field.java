package io.dvara.translation;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A field of a request, or a value of one, that a provider may take, refuse or drop.
 *
 * @param group which rows of the page it stands among
 * @param row what the page calls it
 * @param names the members of the body of which a refusal names one
 * @param neutralFor the vendors of whom it asks nothing, or {@code all}
 * @param without a body that does not hold it
 * @param with the same body that does
 */
record Field(
        String group, String row, List<String> names, List<String> neutralFor, JsonObject without, JsonObject with) {

    /** Returns whether a vendor may be sent nothing: it says what holds there anyway, or the gateway does it. */
    boolean isNeutralFor(Vendor vendor) {
        return neutralFor.contains("all") || neutralFor.contains(vendor.label());
    }

    /** Reads the fields of an endpoint from the file of its name. */
    static List<Field> of(String file) {
        try (InputStream in = Objects.requireNonNull(Field.class.getResourceAsStream(file), file);
                JsonReader reader = Json.createReader(in)) {
            JsonObject all = reader.readObject();
            JsonObject base = all.getJsonObject("base");
            return all.getJsonObject("groups").entrySet().stream()
                    .flatMap(group -> group.getValue().asJsonArray().stream()
                            .map(row -> of(group.getKey(), row.asJsonObject(), base)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static Field of(String group, JsonObject row, JsonObject base) {
        JsonObject without = merged(base, row.getOrDefault("beside", JsonValue.EMPTY_JSON_OBJECT));
        JsonObject with = merged(without, row.get("adds"));
        List<String> neutralFor = row.containsKey("neutralFor")
                ? row.getJsonArray("neutralFor").getValuesAs(JsonString::getString)
                : List.of();
        List<String> names = List.of(row.getString("field").split(" "));
        return new Field(group, row.getString("row"), names, neutralFor, without, with);
    }

    private static JsonObject merged(JsonObject base, JsonValue more) {
        return Json.createObjectBuilder(base)
                .addAll(Json.createObjectBuilder(more.asJsonObject()))
                .build();
    }

    /** Returns the names of the groups in their order. */
    static Stream<String> groups(List<Field> fields) {
        return fields.stream().map(Field::group).distinct();
    }
}
