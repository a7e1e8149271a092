package io.dvara.provider.gemini;

import io.dvara.api.chat.Tool;
import io.dvara.api.chat.ToolChoice;
import io.dvara.api.chat.ToolUse;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes the tools and which of them the model has to call. */
final class ToolPlan {

    private final Order order;
    private final JsonProvider make;
    private final ToolUse use;

    ToolPlan(Order order) {
        this.order = order;
        this.make = order.make();
        this.use = order.request().tools();
    }

    void write(JsonObjectBuilder body) {
        JsonArrayBuilder tools = make.createArrayBuilder();
        JsonArray functions = functions();
        if (!functions.isEmpty()) {
            tools.add(make.createObjectBuilder().add("functionDeclarations", functions));
        }
        for (int i = 0; i < use.tools().size(); i++) {
            if (use.tools().get(i) instanceof Tool.Opaque opaque) {
                tools.add(new VendorTools(order).write(opaque.value(), "tools[" + i + "]"));
            }
        }
        if (order.request().extra().get("web_search_options") instanceof JsonObject) {
            tools.add(VendorTools.search(make));
        }
        JsonArray all = tools.build();
        if (!all.isEmpty()) {
            body.add("tools", all);
        }
        if (!functions.isEmpty()) {
            oneAtATime();
            config().ifPresent(config ->
                    body.add("toolConfig", make.createObjectBuilder().add("functionCallingConfig", config)));
        } else {
            withoutFunctions();
        }
    }

    private void oneAtATime() {
        if (use.isHeldToOneCall()) {
            throw Unsupported.field(
                    "parallel_tool_calls",
                    "cannot be held to one call at a time; leave it out or choose another model");
        }
    }

    private void withoutFunctions() {
        boolean wantsCall = use.choice()
                .filter(choice -> choice instanceof ToolChoice.Named || choice == ToolChoice.Mode.REQUIRED)
                .isPresent();
        if (wantsCall) {
            throw Unsupported.field("tool_choice", "can be made to call functions alone, and the request has none");
        }
    }

    private JsonArray functions() {
        JsonArrayBuilder functions = make.createArrayBuilder();
        for (int i = 0; i < use.tools().size(); i++) {
            if (use.tools().get(i) instanceof Tool.Function function) {
                functions.add(declaration(function, "tools[" + i + "].function"));
            }
        }
        return functions.build();
    }

    private JsonObject declaration(Tool.Function function, String path) {
        order.dropRest(function.extras(), path, Set.of());
        JsonObjectBuilder declaration = make.createObjectBuilder().add("name", function.name());
        function.description().ifPresent(text -> declaration.add("description", text));
        Schemas schemas = new Schemas(order);
        function.parameters()
                .filter(schema -> takes(schema, schemas))
                .ifPresent(schema ->
                        declaration.add(schemas.member("parameters", "parametersJsonSchema"), schemas.write(schema)));
        if (function.strict().orElse(false) && !order.era().takesValidatedCalls()) {
            order.drop(path + ".strict");
        }
        return declaration.build();
    }

    /** Older models take an object without properties for a mistake. */
    private static boolean takes(JsonObject schema, Schemas schemas) {
        return schemas.member("", "json").equals("json") && !schema.isEmpty()
                || Members.object(schema, "properties")
                        .filter(properties -> !properties.isEmpty())
                        .isPresent()
                || schema.containsKey("$ref")
                || schema.containsKey("allOf");
    }

    private Optional<JsonObject> config() {
        boolean isStrict = order.era().takesValidatedCalls()
                && use.tools().stream()
                        .anyMatch(tool -> tool instanceof Tool.Function function
                                && function.strict().orElse(false));
        if (use.choice().isEmpty()) {
            return isStrict ? Optional.of(mode("VALIDATED", List.of())) : Optional.empty();
        }
        return Optional.of(
                switch (use.choice().get()) {
                    case ToolChoice.Mode.AUTO -> mode(isStrict ? "VALIDATED" : "AUTO", List.of());
                    case ToolChoice.Mode.NONE -> mode("NONE", List.of());
                    case ToolChoice.Mode.REQUIRED -> mode("ANY", List.of());
                    case ToolChoice.Named(String name) -> mode("ANY", List.of(name));
                    case ToolChoice.Opaque(JsonObject value) -> allowed(value);
                });
    }

    /** The chat dialect's choice among some of the functions. */
    private JsonObject allowed(JsonObject value) {
        JsonObject allowed = Members.object(value, "allowed_tools").orElse(value);
        List<String> names = Members.array(allowed, "tools").stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject)
                .flatMap(tool -> Members.object(tool, "function")
                        .flatMap(function -> Members.text(function, "name"))
                        .or(() -> Members.text(tool, "name"))
                        .stream())
                .toList();
        if (!value.getString("type", "").equals("allowed_tools") || names.isEmpty()) {
            throw Unsupported.field("tool_choice", "takes auto, none, required, a function or some allowed functions");
        }
        return mode(allowed.getString("mode", "auto").equals("required") ? "ANY" : "VALIDATED", names);
    }

    private JsonObject mode(String mode, List<String> names) {
        JsonObjectBuilder config = make.createObjectBuilder().add("mode", mode);
        if (!names.isEmpty()) {
            config.add("allowedFunctionNames", make.createArrayBuilder(names));
        }
        return config.build();
    }
}
