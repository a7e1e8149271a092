package io.dvara.provider.anthropic;

import io.dvara.api.chat.ResponseFormat;
import io.dvara.api.chat.ToolChoice;
import io.dvara.api.chat.ToolUse;
import io.dvara.provider.kit.ClosedSchema;
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
     * @param schema in the vendor's subset
     */
    record Native(JsonObject schema) implements AnswerForm {}

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
        Optional<ResponseFormat> format = order.request().format();
        return switch (format.orElse(ResponseFormat.Simple.TEXT)) {
            case ResponseFormat.Simple.TEXT -> new Free();
            case ResponseFormat.Simple.JSON_OBJECT ->
                byTool(anyObject(order.json().make()), Optional.empty(), order);
            case ResponseFormat.JsonSchema schema -> bySchema(schema, order);
            case ResponseFormat.Opaque opaque ->
                throw Unsupported.field(
                        "response_format", "has no form for " + opaque.value().getString("type", "this type"));
        };
    }

    /** In the vendor's own words the client has said all there is, or forces a call of its own. */
    private static boolean saysItself(Order order) {
        JsonValue config = order.request().extra().get("output_config");
        boolean hasFormat = config instanceof JsonObject object && object.containsKey("format");
        return hasFormat
                || order.says("output_format")
                || forcesOwnTool(order.request().tools());
    }

    private static boolean forcesOwnTool(ToolUse use) {
        Optional<ToolChoice> choice = use.choice();
        return choice.filter(ToolChoice.Named.class::isInstance).isPresent()
                || choice.filter(ToolChoice.Mode.REQUIRED::equals).isPresent();
    }

    private static AnswerForm bySchema(ResponseFormat.JsonSchema format, Order order) {
        JsonProvider make = order.json().make();
        JsonObject schema = format.schema().orElseGet(() -> anyObject(make));
        if (order.takes(Trait.NATIVE_SCHEMA)) {
            Optional<JsonObject> rewritten = order.isNative() ? format.schema() : ClosedSchema.of(schema, make);
            if (rewritten.isPresent()) {
                return new Native(rewritten.get());
            }
        }
        return byTool(schema, format.description(), order);
    }

    private static AnswerForm byTool(JsonObject schema, Optional<String> description, Order order) {
        boolean isForced = order.takes(Trait.FORCED_TOOLS) && !Thinking.isAskedFor(order);
        return new ByTool(
                asObject(schema, order.json().make()), description, isForced ? Insistence.FORCED : Insistence.URGED);
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
