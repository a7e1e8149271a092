package io.dvara.testkit.provider;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One file of golden cases in a vendor's words: an object with a member for each case. */
final class VendorForms {

    private final String file;
    private final JsonObject cases;

    private VendorForms(String file, JsonObject cases) {
        this.file = file;
        this.cases = cases;
    }

    /** Reads a file beside a test class, or none; what stands in {@code ${…}} is filled in. */
    static VendorForms read(Class<?> test, String file, Map<String, String> blanks) {
        try (InputStream in = test.getResourceAsStream(file)) {
            if (in == null) {
                return new VendorForms(file, JsonValue.EMPTY_JSON_OBJECT);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, String> blank : blanks.entrySet()) {
                text = text.replace("${" + blank.getKey() + "}", blank.getValue());
            }
            return new VendorForms(file, new TestJson().readObject(text));
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
