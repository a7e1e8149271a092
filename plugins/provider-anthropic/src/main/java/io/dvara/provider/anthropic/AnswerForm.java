package io.dvara.provider.anthropic;

import io.dvara.api.chat.ResponseFormat;
import io.dvara.provider.kit.AnswerTool;
import io.dvara.provider.kit.ClosedSchema;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Optional;

/** How the model is held to the form of the answer that the client wants. */
sealed interface AnswerForm {

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
     * @param tool the tool
     */
    record ByTool(AnswerTool tool) implements AnswerForm {}

    /** Chooses the form for a request. */
    static AnswerForm of(Order order) {
        if (saysItself(order)) {
            return new Free();
        }
        Optional<ResponseFormat> format = order.request().format();
        return switch (format.orElse(ResponseFormat.Simple.TEXT)) {
            case ResponseFormat.Simple.TEXT -> new Free();
            case ResponseFormat.Simple.JSON_OBJECT ->
                byTool(AnswerTool.anyObject(order.json().make()), Optional.empty(), order);
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
                || AnswerTool.isRuledOut(order.request().tools());
    }

    private static AnswerForm bySchema(ResponseFormat.JsonSchema format, Order order) {
        JsonProvider make = order.json().make();
        JsonObject schema = format.schema().orElseGet(() -> AnswerTool.anyObject(make));
        if (order.takes(Trait.NATIVE_SCHEMA)) {
            Optional<JsonObject> rewritten = order.isNative() ? format.schema() : ClosedSchema.of(schema, make);
            if (rewritten.isPresent()) {
                return new Native(rewritten.get());
            }
        }
        return byTool(schema, format.description(), order);
    }

    private static AnswerForm byTool(JsonObject schema, Optional<String> purpose, Order order) {
        boolean isForced = order.takes(Trait.FORCED_TOOLS) && !Thinking.isAskedFor(order);
        JsonObject parameters = AnswerTool.parameters(schema, order.json().make())
                .orElseThrow(() -> Unsupported.field(
                        "response_format.json_schema.schema", "answers with objects only; say type: object"));
        return new ByTool(new AnswerTool(
                parameters, purpose, isForced ? AnswerTool.Insistence.FORCED : AnswerTool.Insistence.URGED));
    }
}
