package io.dvara.provider.anthropic;

import io.dvara.api.chat.Tool;
import io.dvara.provider.kit.AnswerTool;
import io.dvara.provider.kit.ClosedSchema;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Optional;

/** Writes the definitions of tools. */
final class ToolWriter {

    private final Order order;
    private final JsonProvider make;
    private final BlockWriter blocks;

    ToolWriter(Order order) {
        this.order = order;
        this.make = order.json().make();
        this.blocks = new BlockWriter(order);
    }

    /** Returns the definition of a tool. */
    JsonObject write(Tool tool, String path) {
        return switch (tool) {
            case Tool.Function function -> function(function, path);
            case Tool.Opaque opaque -> {
                if (!order.isNative()) {
                    throw Unsupported.field(
                            path,
                            "has no form for a tool of type " + opaque.value().getString("type", "unknown"));
                }
                yield opaque.value();
            }
        };
    }

    private JsonObject function(Tool.Function function, String path) {
        if (!order.isNative() && function.name().equals(AnswerTool.NAME)) {
            throw Unsupported.field(path + ".function.name", "is asked for JSON by a tool of this very name");
        }
        JsonObjectBuilder tool = make.createObjectBuilder().add("name", function.name());
        function.description().ifPresent(text -> tool.add("description", text));
        JsonObject schema = function.parameters().map(this::typed).orElseGet(this::noParameters);
        Optional<JsonObject> closed = closed(function, schema);
        tool.add("input_schema", closed.orElse(schema));
        Optional<Boolean> strict = order.isNative() ? function.strict() : closed.map(_ -> true);
        strict.ifPresent(flag -> tool.add("strict", flag));
        function.extras().cache().ifPresent(cache -> tool.add("cache_control", blocks.marker(cache)));
        return order.withRest(tool.build(), function.extras(), path);
    }

    /** Strict arguments need a schema in the vendor's subset. */
    private Optional<JsonObject> closed(Tool.Function function, JsonObject schema) {
        if (order.isNative() || !function.strict().orElse(false)) {
            return Optional.empty();
        }
        Optional<JsonObject> rewritten =
                order.takes(Trait.NATIVE_SCHEMA) ? ClosedSchema.of(schema, make) : Optional.empty();
        if (rewritten.isEmpty()) {
            order.drop("tools.function.strict");
        }
        return rewritten;
    }

    private JsonObject typed(JsonObject schema) {
        return schema.containsKey("type") || order.isNative()
                ? schema
                : make.createObjectBuilder(schema).add("type", "object").build();
    }

    private JsonObject noParameters() {
        return make.createObjectBuilder()
                .add("type", "object")
                .add("properties", JsonValue.EMPTY_JSON_OBJECT)
                .build();
    }
}
