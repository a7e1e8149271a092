package io.dvara.provider.kit.compatible;

import io.dvara.api.chat.ResponseFormat;
import io.dvara.api.chat.Tool;
import io.dvara.api.chat.ToolChoice;
import io.dvara.api.chat.ToolUse;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes what the model may call and the form in which it has to answer. */
final class ToolWriter {

    private final Writing writing;

    ToolWriter(Writing writing) {
        this.writing = writing;
    }

    void write(ToolUse use, JsonObjectBuilder to) {
        if (!use.tools().isEmpty()) {
            to.add("tools", tools(use.tools()));
        }
        use.choice().ifPresent(choice -> to.add("tool_choice", choice(choice)));
        use.parallel().ifPresent(parallel -> to.add("parallel_tool_calls", parallel));
    }

    void write(ResponseFormat format, JsonObjectBuilder to) {
        to.add(
                "response_format",
                switch (format) {
                    case ResponseFormat.Simple simple ->
                        writing.object()
                                .add("type", simple.name().toLowerCase(Locale.ROOT))
                                .build();
                    case ResponseFormat.JsonSchema schema -> schema(schema);
                    case ResponseFormat.Opaque opaque when writing.isOwnDialect() -> opaque.value();
                    case ResponseFormat.Opaque _ -> throw writing.policy().unsupported("response_format");
                });
    }

    private JsonArrayBuilder tools(List<Tool> tools) {
        JsonArrayBuilder array = writing.array();
        for (int i = 0; i < tools.size(); i++) {
            String path = "tools[" + i + "]";
            array.add(
                    switch (tools.get(i)) {
                        case Tool.Function function -> function(function, path);
                        case Tool.Opaque opaque when writing.isOwnDialect() -> opaque.value();
                        case Tool.Opaque _ -> throw writing.policy().unsupported(path);
                    });
        }
        return array;
    }

    private JsonObject function(Tool.Function tool, String path) {
        JsonObjectBuilder function = writing.object().add("name", tool.name());
        tool.description().ifPresent(text -> function.add("description", text));
        tool.parameters().or(this::noParameters).ifPresent(schema -> function.add("parameters", schema));
        writing.strict(tool.strict(), tool.parameters()).ifPresent(strict -> function.add("strict", strict));
        JsonObject object = writing.object()
                .add("type", "function")
                .add("function", function)
                .build();
        return writing.with(tool.extras(), object, path);
    }

    private Optional<JsonObject> noParameters() {
        return writing.variation().has(Quirk.TOOLS_HAVE_PARAMETERS)
                ? Optional.of(writing.object()
                        .add("type", "object")
                        .add("properties", JsonValue.EMPTY_JSON_OBJECT)
                        .build())
                : Optional.empty();
    }

    private JsonValue choice(ToolChoice choice) {
        return switch (choice) {
            case ToolChoice.Mode mode ->
                writing.json().make().createValue(mode.name().toLowerCase(Locale.ROOT));
            case ToolChoice.Named named ->
                writing.object()
                        .add("type", "function")
                        .add("function", writing.object().add("name", named.name()))
                        .build();
            case ToolChoice.Opaque opaque when writing.isOwnDialect() -> opaque.value();
            case ToolChoice.Opaque _ -> throw writing.policy().unsupported("tool_choice");
        };
    }

    private JsonObject schema(ResponseFormat.JsonSchema format) {
        JsonObjectBuilder schema = writing.object().add("name", format.name());
        format.description().ifPresent(text -> schema.add("description", text));
        format.schema().ifPresent(value -> schema.add("schema", value));
        writing.strict(format.strict(), format.schema()).ifPresent(strict -> schema.add("strict", strict));
        if (writing.isOwnDialect()) {
            format.extra().forEach(schema::add);
        } else {
            writing.policy().settle(format.extra(), "response_format", writing.call());
        }
        return writing.object()
                .add("type", "json_schema")
                .add("json_schema", schema)
                .build();
    }
}
