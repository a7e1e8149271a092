package io.dvara.testkit.provider;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One file of golden cases in a vendor's words: an object with a member for each case. */
final class VendorForms {

    private final String file;
    private final JsonObject cases;

    private VendorForms(String file, JsonObject cases) {
        this.file = file;
        this.cases = cases;
    }

    /**
     * Reads a file beside a test class, or none; what stands in {@code ${…}} is filled in.
     *
     * <p>Cases beside its superclasses count too, unless the nearer file has a case of that name.
     */
    static VendorForms read(Class<?> test, String file, Map<String, String> blanks) {
        JsonObjectBuilder cases = Json.createObjectBuilder();
        inherited(test).forEach(type -> beside(type, file, blanks).forEach(cases::add));
        return new VendorForms(file, cases.build());
    }

    private static List<Class<?>> inherited(Class<?> test) {
        return Stream.<Class<?>>iterate(test, type -> type != Object.class, Class::getSuperclass)
                .toList()
                .reversed();
    }

    private static JsonObject beside(Class<?> test, String file, Map<String, String> blanks) {
        try (InputStream in = test.getResourceAsStream(file)) {
            if (in == null) {
                return JsonValue.EMPTY_JSON_OBJECT;
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, String> blank : blanks.entrySet()) {
                text = text.replace("${" + blank.getKey() + "}", blank.getValue());
            }
            return new TestJson().readObject(text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + " beside " + test.getName(), e);
        }
    }

    Optional<JsonObject> find(String name) {
        return Optional.ofNullable(cases.getJsonObject(name));
    }

    JsonObject named(String name) {
        return find(name)
                .orElseThrow(() -> new AssertionError(
                        "case \"%s\" stands not in %s: declare it, or say \"absent\" and why".formatted(name, file)));
    }

    Set<String> names() {
        return cases.keySet();
    }

    @Override
    public String toString() {
        return file;
    }
}
