package io.dvara.provider.mock;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes lists of one entry, or of as many as the schema wants. */
final class ArraySampler {

    private final JsonProvider make;
    private final SchemaSampler values;

    ArraySampler(JsonProvider make, SchemaSampler values) {
        this.make = make;
        this.values = values;
    }

    Optional<JsonValue> sample(JsonObject schema, String name) {
        List<JsonValue> heads = schema.get("prefixItems") instanceof JsonArray prefix ? prefix : List.<JsonValue>of();
        JsonValue items = schema.getOrDefault("items", JsonValue.TRUE);
        int least = Schemas.count(schema, "minItems", 0);
        int most = Schemas.count(schema, "maxItems", Integer.MAX_VALUE);
        int count = Math.min(Math.max(Math.max(least, heads.size()), 1), most);
        boolean unique = schema.get("uniqueItems") == JsonValue.TRUE;
        List<JsonValue> entries = new ArrayList<>();
        while (entries.size() < count) {
            JsonValue entry = entries.size() < heads.size() ? heads.get(entries.size()) : items;
            Optional<JsonValue> value = unique ? another(entry, name, entries) : values.value(entry, name);
            if (value.isEmpty()) {
                break;
            }
            entries.add(value.get());
        }
        return entries.size() < least ? Optional.empty() : Optional.of(list(entries));
    }

    private JsonValue list(List<JsonValue> entries) {
        JsonArrayBuilder list = make.createArrayBuilder();
        entries.forEach(list::add);
        return list.build();
    }

    /** Returns a value that is not among the others. */
    private Optional<JsonValue> another(JsonValue schema, String name, List<JsonValue> others) {
        if (schema instanceof JsonObject object && object.get("enum") instanceof JsonArray choices) {
            return choices.stream().filter(choice -> !others.contains(choice)).findFirst();
        }
        return values.value(schema, name).flatMap(value -> switch (value) {
            case JsonNumber number
            when others.contains(value) ->
                Optional.of(make.createValue(
                        number.bigDecimalValue().add(step(schema).multiply(BigDecimal.valueOf(others.size())))));
            case JsonString text
            when others.contains(value) -> Optional.of(make.createValue(text.getString() + others.size()));
            default -> Optional.of(value).filter(made -> !others.contains(made));
        });
    }

    private static BigDecimal step(JsonValue schema) {
        return Schemas.number(schema.asJsonObject(), "multipleOf")
                .map(JsonNumber::bigDecimalValue)
                .orElse(BigDecimal.ONE);
    }
}
