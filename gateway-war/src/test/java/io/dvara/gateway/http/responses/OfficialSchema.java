package io.dvara.gateway.http.responses;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the official description of the API says of answers and events. */
final class OfficialSchema {

    private static final String TEXT = text();
    private static final JsonObject DEFINITIONS = Rig.CODEC.readObject(TEXT).getJsonObject("$defs");
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

    private OfficialSchema() {}

    static void checkAnswer(JsonObject answer) {
        check("Response", answer);
    }

    static void checkInputItems(JsonObject list) {
        check("ResponseItemList", list);
    }

    /** Checks an event by what is said of its type. */
    static void checkEvent(JsonObject event) {
        String type = event.getString("type");
        String name = DEFINITIONS.keySet().stream()
                .filter(it -> it.endsWith("Event") && type.equals(typeOf(DEFINITIONS.getJsonObject(it))))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no such event: " + type));
        check(name, event);
    }

    private static String typeOf(JsonObject definition) {
        return definition.containsKey("properties")
                ? definition
                        .getJsonObject("properties")
                        .getJsonObject("type")
                        .getJsonArray("enum")
                        .getString(0)
                : "";
    }

    private static void check(String name, JsonObject value) {
        Schema schema = SCHEMAS.computeIfAbsent(name, OfficialSchema::schema);
        assertThat(schema.validate(value.toString(), InputFormat.JSON))
                .as("%s", value)
                .isEmpty();
    }

    private static Schema schema(String name) {
        return REGISTRY.getSchema(TEXT.substring(0, TEXT.lastIndexOf('}')) + ",\"$ref\":\"#/$defs/" + name + "\"}");
    }

    private static String text() {
        try (InputStream in = OfficialSchema.class.getResourceAsStream("/openai/responses.schema.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
