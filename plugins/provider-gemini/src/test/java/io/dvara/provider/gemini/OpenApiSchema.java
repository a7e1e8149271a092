package io.dvara.provider.gemini;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Locale;

/** Says in JSON schema what the vendor's schema for older models means. */
final class OpenApiSchema {

    private OpenApiSchema() {}

    static JsonObject asJsonSchema(JsonObject schema) {
        JsonObjectBuilder same = Sending.JSON.make().createObjectBuilder();
        schema.forEach((name, value) -> {
            switch (name) {
                case "type" -> same.add(name, ((JsonString) value).getString().toLowerCase(Locale.ROOT));
                case "nullable", "propertyOrdering" -> {}
                case "properties" -> {
                    JsonObjectBuilder properties = Sending.JSON.make().createObjectBuilder();
                    value.asJsonObject()
                            .forEach((key, property) -> properties.add(key, asJsonSchema(property.asJsonObject())));
                    same.add(name, properties);
                }
                case "items" -> same.add(name, asJsonSchema(value.asJsonObject()));
                case "anyOf" -> same.add(name, all(value.asJsonArray()));
                default -> same.add(name, value);
            }
        });
        return schema.getBoolean("nullable", false) ? orNull(same.build()) : same.build();
    }

    private static JsonArray all(JsonArray schemas) {
        JsonArrayBuilder same = Sending.JSON.make().createArrayBuilder();
        for (JsonValue schema : schemas) {
            same.add(asJsonSchema(schema.asJsonObject()));
        }
        return same.build();
    }

    private static JsonObject orNull(JsonObject schema) {
        JsonObject none =
                Sending.JSON.make().createObjectBuilder().add("type", "null").build();
        return Sending.JSON
                .make()
                .createObjectBuilder()
                .add(
                        "anyOf",
                        Sending.JSON.make().createArrayBuilder().add(schema).add(none))
                .build();
    }
}
