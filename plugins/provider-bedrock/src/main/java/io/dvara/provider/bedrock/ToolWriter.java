package io.dvara.provider.bedrock;

import io.dvara.api.chat.Tool;
import io.dvara.provider.kit.AnswerTool;
import io.dvara.provider.kit.ClosedSchema;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes the definitions of tools. */
final class ToolWriter {

    /** Kinds of tools of the vendor's own that clients may send in its words. */
    private static final Set<String> OWN = Set.of("systemTool", "toolSpec", "cachePoint");

    private final Order order;
    private final JsonProvider make;
    private final CachePoints caching;

    ToolWriter(Order order) {
        this.order = order;
        this.make = order.make();
        this.caching = new CachePoints(order);
    }

    /** Returns the definitions, and the marks behind those that are to be cached. */
    List<JsonObject> write(List<Tool> tools) {
        List<JsonObject> written = new ArrayList<>();
        for (int i = 0; i < tools.size(); i++) {
            String path = "tools[" + i + "]";
            switch (tools.get(i)) {
                case Tool.Function function -> {
                    written.add(function(function, path));
                    function.extras()
                            .cache()
                            .flatMap(marker -> caching.tools(marker, path))
                            .ifPresent(written::add);
                }
                case Tool.Opaque opaque -> written.add(opaque(opaque, path));
            }
        }
        return written;
    }

    static JsonObject specification(JsonProvider make, String name, Optional<String> description, JsonObject schema) {
        JsonObjectBuilder specification = specify(make, name, description, schema);
        return make.createObjectBuilder().add("toolSpec", specification).build();
    }

    private static JsonObjectBuilder specify(
            JsonProvider make, String name, Optional<String> description, JsonObject schema) {
        JsonObjectBuilder specification = make.createObjectBuilder().add("name", name);
        description.filter(text -> !text.isEmpty()).ifPresent(text -> specification.add("description", text));
        return specification.add("inputSchema", make.createObjectBuilder().add("json", schema));
    }

    private JsonObject function(Tool.Function function, String path) {
        if (function.name().equals(AnswerTool.NAME)) {
            throw Unsupported.field(path + ".function.name", "is asked for JSON by a tool of this very name");
        }
        order.dropRest(function.extras(), path);
        JsonObject schema = function.parameters().map(this::typed).orElseGet(this::noParameters);
        Optional<JsonObject> strict = strict(function, schema);
        JsonObjectBuilder specification = specify(make, function.name(), function.description(), strict.orElse(schema));
        if (strict.isPresent()) {
            specification.add("strict", true);
        }
        return make.createObjectBuilder().add("toolSpec", specification).build();
    }

    /** Strict arguments need a schema in the vendor's subset. */
    private Optional<JsonObject> strict(Tool.Function function, JsonObject schema) {
        if (!function.strict().orElse(false)) {
            return Optional.empty();
        }
        Optional<JsonObject> rewritten =
                order.takes(Trait.NATIVE_SCHEMA) ? ClosedSchema.of(schema, make) : Optional.empty();
        if (rewritten.isEmpty()) {
            order.drop("tools.function.strict");
        }
        return rewritten;
    }

    private JsonObject opaque(Tool.Opaque tool, String path) {
        for (String name : OWN) {
            if (tool.value().containsKey(name)) {
                return make.createObjectBuilder()
                        .add(name, tool.value().get(name))
                        .build();
            }
        }
        throw Unsupported.field(
                path, "has no form for a tool of type " + tool.value().getString("type", "unknown"));
    }

    private JsonObject typed(JsonObject schema) {
        return schema.containsKey("type")
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
