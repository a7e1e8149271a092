package io.dvara.provider.gemini;

import jakarta.json.JsonObject;

/** Writes JSON schemas in the form that a model takes; what the original accepts stays accepted. */
final class Schemas {

    private final Order order;

    Schemas(Order order) {
        this.order = order;
    }

    /** Returns the name of the member for a schema: {@code parameters} or {@code parametersJsonSchema}. */
    String member(String openApi, String jsonSchema) {
        return order.era().takesJsonSchema() ? jsonSchema : openApi;
    }

    JsonObject write(JsonObject schema) {
        return order.era().takesJsonSchema()
                ? new JsonSchemaForm(order.make()).write(schema)
                : new OpenApiForm(order.make(), schema).write();
    }
}
