package io.dvara.provider.cohere;

import io.dvara.api.chat.ResponseFormat;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Optional;

/**
 * How the model is held to the form of the answer that the client wants.
 *
 * <p>By words alone where the vendor takes no form: beside tools and documents, and for schemas that
 * it has no form for.
 *
 * @param field the {@code response_format} field
 * @param instruction words for the model
 */
record AnswerForm(Optional<JsonObject> field, Optional<String> instruction) {

    private static final AnswerForm FREE = new AnswerForm(Optional.empty(), Optional.empty());
    private static final String AN_OBJECT =
            "Give your final answer as a JSON object, without any text or marks around it.";
    private static final String BY_SCHEMA =
            "Give your final answer as JSON, without any text or marks around it. It must hold to this JSON schema:\n";

    /** Chooses the form for a request. */
    static AnswerForm of(Order order) {
        return switch (order.request().format().orElse(ResponseFormat.Simple.TEXT)) {
            case ResponseFormat.Simple.TEXT -> FREE;
            case ResponseFormat.Simple.JSON_OBJECT -> takesField(order) ? json(order) : words(AN_OBJECT);
            case ResponseFormat.JsonSchema format ->
                format.schema().map(schema -> bySchema(format, schema, order)).orElseGet(() -> json(order));
            case ResponseFormat.Opaque opaque -> own(opaque.value());
        };
    }

    private static boolean takesField(Order order) {
        return order.request().tools().tools().isEmpty() && !order.says("documents");
    }

    private static AnswerForm bySchema(ResponseFormat.JsonSchema format, JsonObject schema, Order order) {
        Optional<JsonObject> subset = takesField(order) ? SchemaSubset.of(schema, order.make()) : Optional.empty();
        if (subset.isPresent()) {
            JsonObjectBuilder field = order.make().createObjectBuilder().add("type", "json_object");
            return new AnswerForm(
                    Optional.of(field.add("json_schema", subset.get()).build()), Optional.empty());
        }
        boolean isObject = Members.text(schema, "type").filter("object"::equals).isPresent();
        String purpose = format.description().map(text -> text + "\n").orElse("");
        String words = purpose + BY_SCHEMA + order.json().write(schema);
        return new AnswerForm(
                isObject && takesField(order) ? json(order).field() : Optional.empty(), Optional.of(words));
    }

    private static AnswerForm json(Order order) {
        return new AnswerForm(
                Optional.of(order.make()
                        .createObjectBuilder()
                        .add("type", "json_object")
                        .build()),
                Optional.empty());
    }

    private static AnswerForm words(String instruction) {
        return new AnswerForm(Optional.empty(), Optional.of(instruction));
    }

    /** The vendor's own words go on as they are. */
    private static AnswerForm own(JsonObject value) {
        String type = value.getString("type", "");
        boolean isJson = type.equals("json_object")
                && (value.getOrDefault("json_schema", JsonValue.NULL) instanceof JsonObject
                        || value.getOrDefault("schema", JsonValue.NULL) instanceof JsonObject);
        if (!isJson) {
            throw Unsupported.field("response_format", "has no form for " + (type.isEmpty() ? "this type" : type));
        }
        return new AnswerForm(Optional.of(value), Optional.empty());
    }
}
