package io.dvara.provider.bedrock;

import io.dvara.api.chat.ResponseFormat;
import io.dvara.api.chat.ToolChoice;
import io.dvara.provider.kit.ClosedSchema;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Optional;

/** How the model is held to the form of the answer that the client wants. */
sealed interface AnswerForm {

    /** The reserved tool whose arguments are the answer. */
    String TOOL = "dvara_json_answer";

    /** Any form. */
    record Free() implements AnswerForm {}

    /**
     * The vendor's own way.
     *
     * @param format for {@code outputConfig}
     */
    record Native(JsonObject format) implements AnswerForm {}

    /**
     * The reserved tool.
     *
     * @param schema of its arguments
     * @param description what the answer is for
     * @param insistence whether the model can be made to call it
     */
    record ByTool(JsonObject schema, Optional<String> description, Insistence insistence) implements AnswerForm {}

    /** How the reserved tool is asked for. */
    enum Insistence {
        /** By the choice of tool. */
        FORCED,
        /** By words, where the model or its thinking allows no forced choice. */
        URGED
    }

    /** Chooses the form for a request. */
    static AnswerForm of(Order order) {
        if (saysItself(order)) {
            return new Free();
        }
        return switch (order.request().format().orElse(ResponseFormat.Simple.TEXT)) {
            case ResponseFormat.Simple.TEXT -> new Free();
            case ResponseFormat.Simple.JSON_OBJECT -> byTool(anyObject(order.make()), Optional.empty(), order);
            case ResponseFormat.JsonSchema schema -> bySchema(schema, order);
            case ResponseFormat.Opaque opaque ->
                throw Unsupported.field(
                        "response_format", "has no form for " + opaque.value().getString("type", "this type"));
        };
    }

    /** In the vendor's own words the client has said all there is, or forces a call of its own. */
    private static boolean saysItself(Order order) {
        Optional<ToolChoice> choice = order.request().tools().choice();
        boolean forcesOwnTool =
                choice.filter(ToolChoice.Named.class::isInstance).isPresent()
                        || choice.filter(ToolChoice.Mode.REQUIRED::equals).isPresent();
        return forcesOwnTool
                || Members.object(order.request().extra(), "outputConfig")
                        .filter(config -> config.containsKey("textFormat"))
                        .isPresent();
    }

    private static AnswerForm bySchema(ResponseFormat.JsonSchema format, Order order) {
        JsonObject schema = format.schema().orElseGet(() -> anyObject(order.make()));
        Optional<JsonObject> rewritten =
                order.takes(Trait.NATIVE_SCHEMA) ? ClosedSchema.of(schema, order.make()) : Optional.empty();
        return rewritten.isPresent()
                ? new Native(textFormat(format, rewritten.get(), order))
                : byTool(schema, format.description(), order);
    }

    /** The vendor takes the schema as text. */
    private static JsonObject textFormat(ResponseFormat.JsonSchema format, JsonObject schema, Order order) {
        JsonProvider make = order.make();
        var definition = make.createObjectBuilder()
                .add("name", format.name())
                .add("schema", order.json().write(schema));
        format.description().ifPresent(text -> definition.add("description", text));
        return make.createObjectBuilder()
                .add("type", "json_schema")
                .add("structure", make.createObjectBuilder().add("jsonSchema", definition))
                .build();
    }

    private static AnswerForm byTool(JsonObject schema, Optional<String> description, Order order) {
        boolean isForced = order.takes(Trait.FORCED_TOOLS) && !Thinking.forbidsForcing(order);
        return new ByTool(asObject(schema, order.make()), description, isForced ? Insistence.FORCED : Insistence.URGED);
    }

    private static JsonObject asObject(JsonObject schema, JsonProvider make) {
        JsonValue type = schema.get("type");
        if (type == null) {
            return make.createObjectBuilder(schema).add("type", "object").build();
        }
        if (type instanceof JsonString name && name.getString().equals("object")) {
            return schema;
        }
        throw Unsupported.field("response_format.json_schema.schema", "answers with objects only; say type: object");
    }

    private static JsonObject anyObject(JsonProvider make) {
        return make.createObjectBuilder()
                .add("type", "object")
                .add("additionalProperties", true)
                .build();
    }
}
