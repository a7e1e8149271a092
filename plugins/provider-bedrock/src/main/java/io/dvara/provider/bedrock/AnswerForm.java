package io.dvara.provider.bedrock;

import io.dvara.api.chat.ResponseFormat;
import io.dvara.provider.kit.AnswerTool;
import io.dvara.provider.kit.ClosedSchema;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.util.Optional;

/** How the model is held to the form of the answer that the client wants. */
sealed interface AnswerForm {

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
     * @param tool the tool
     */
    record ByTool(AnswerTool tool) implements AnswerForm {}

    /** Chooses the form for a request. */
    static AnswerForm of(Order order) {
        if (saysItself(order)) {
            return new Free();
        }
        return switch (order.request().format().orElse(ResponseFormat.Simple.TEXT)) {
            case ResponseFormat.Simple.TEXT -> new Free();
            case ResponseFormat.Simple.JSON_OBJECT ->
                byTool(AnswerTool.anyObject(order.make()), Optional.empty(), order);
            case ResponseFormat.JsonSchema schema -> bySchema(schema, order);
            case ResponseFormat.Opaque opaque ->
                throw Unsupported.field(
                        "response_format", "has no form for " + opaque.value().getString("type", "this type"));
        };
    }

    /** In the vendor's own words the client has said all there is, or forces a call of its own. */
    private static boolean saysItself(Order order) {
        return AnswerTool.isRuledOut(order.request().tools())
                || Members.object(order.request().extra(), "outputConfig")
                        .filter(config -> config.containsKey("textFormat"))
                        .isPresent();
    }

    private static AnswerForm bySchema(ResponseFormat.JsonSchema format, Order order) {
        JsonObject schema = format.schema().orElseGet(() -> AnswerTool.anyObject(order.make()));
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

    private static AnswerForm byTool(JsonObject schema, Optional<String> purpose, Order order) {
        boolean isForced = order.takes(Trait.FORCED_TOOLS) && !Thinking.forbidsForcing(order);
        JsonObject parameters = AnswerTool.parameters(schema, order.make())
                .orElseThrow(() -> Unsupported.field(
                        "response_format.json_schema.schema", "answers with objects only; say type: object"));
        return new ByTool(new AnswerTool(
                parameters, purpose, isForced ? AnswerTool.Insistence.FORCED : AnswerTool.Insistence.URGED));
    }
}
