package io.dvara.provider.cohere;

import io.dvara.api.chat.Tool;
import io.dvara.api.chat.ToolChoice;
import io.dvara.api.chat.ToolUse;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Writes the tools, and which of them the model has to call: one that is named is offered alone. */
final class ToolPlan {

    private final Order order;
    private final ToolUse use;

    ToolPlan(Order order) {
        this.order = order;
        this.use = order.request().tools();
    }

    void write(JsonObjectBuilder body) {
        List<Tool.Function> functions = functions();
        if (functions.isEmpty()) {
            withoutFunctions();
            return;
        }
        oneAtATime();
        boolean isStrict = isStrict(functions);
        JsonArrayBuilder tools = order.make().createArrayBuilder();
        offered(functions)
                .forEach(function -> tools.add(definition(function, isStrict ? this::subset : schema -> schema)));
        body.add("tools", tools);
        if (isStrict) {
            body.add("strict_tools", true);
        }
        choice().ifPresent(word -> body.add("tool_choice", word));
    }

    private void oneAtATime() {
        if (use.isHeldToOneCall()) {
            throw Unsupported.field(
                    "parallel_tool_calls",
                    "cannot be held to one call at a time; leave it out or choose another model");
        }
    }

    private List<Tool.Function> functions() {
        List<Tool.Function> functions = new ArrayList<>();
        for (int i = 0; i < use.tools().size(); i++) {
            switch (use.tools().get(i)) {
                case Tool.Function function -> {
                    order.dropRest(function.extras(), "tools.function", Set.of());
                    functions.add(function);
                }
                case Tool.Opaque opaque ->
                    throw Unsupported.field(
                            "tools[" + i + "]",
                            "has no form for a tool of type "
                                    + Members.text(opaque.value(), "type").orElse("unknown"));
            }
        }
        return functions;
    }

    private void withoutFunctions() {
        boolean wantsCall = use.choice()
                .filter(choice -> choice instanceof ToolChoice.Named || choice == ToolChoice.Mode.REQUIRED)
                .isPresent();
        if (wantsCall) {
            throw Unsupported.field("tool_choice", "can be made to call functions alone, and the request has none");
        }
    }

    private List<Tool.Function> offered(List<Tool.Function> functions) {
        List<String> names = switch (use.choice().orElse(ToolChoice.Mode.AUTO)) {
            case ToolChoice.Named(String name) -> List.of(name);
            case ToolChoice.Opaque(JsonObject value) -> allowed(value);
            case ToolChoice.Mode _ -> List.of();
        };
        if (names.isEmpty()) {
            return functions;
        }
        List<Tool.Function> offered = functions.stream()
                .filter(function -> names.contains(function.name()))
                .toList();
        if (offered.isEmpty()) {
            throw Unsupported.field("tool_choice", "can be made to call one of the tools alone, not " + names);
        }
        return offered;
    }

    /** The chat dialect's choice among some of the functions. */
    private static List<String> allowed(JsonObject value) {
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
        return names;
    }

    private Optional<String> choice() {
        return switch (use.choice().orElse(ToolChoice.Mode.AUTO)) {
            case ToolChoice.Mode.AUTO -> Optional.empty();
            case ToolChoice.Mode.NONE -> Optional.of("NONE");
            case ToolChoice.Mode.REQUIRED -> Optional.of("REQUIRED");
            case ToolChoice.Named _ -> Optional.of("REQUIRED");
            case ToolChoice.Opaque(JsonObject value) ->
                Members.object(value, "allowed_tools")
                                .orElse(value)
                                .getString("mode", "auto")
                                .equals("required")
                        ? Optional.of("REQUIRED")
                        : Optional.empty();
        };
    }

    /** The vendor holds all tools to their schemas or none, and only where each is in its subset. */
    private boolean isStrict(List<Tool.Function> functions) {
        boolean isWished =
                functions.stream().anyMatch(function -> function.strict().orElse(false));
        boolean isPossible = functions.stream()
                .allMatch(function -> function.parameters()
                        .map(schema -> SchemaSubset.of(schema, order.make()).isPresent() || isEmpty(schema))
                        .orElse(true));
        if (isWished && !isPossible) {
            order.drop("tools.function.strict");
        }
        return isWished && isPossible;
    }

    private static boolean isEmpty(JsonObject schema) {
        return Members.object(schema, "properties")
                .orElse(JsonValue.EMPTY_JSON_OBJECT)
                .isEmpty();
    }

    private JsonObject subset(JsonObject schema) {
        return SchemaSubset.of(schema, order.make()).orElse(schema);
    }

    private JsonObject definition(Tool.Function function, UnaryOperator<JsonObject> form) {
        JsonObjectBuilder definition = order.make().createObjectBuilder().add("name", function.name());
        function.description().ifPresent(text -> definition.add("description", text));
        definition.add(
                "parameters", function.parameters().map(form).map(this::typed).orElseGet(this::noParameters));
        return order.make()
                .createObjectBuilder()
                .add("type", "function")
                .add("function", definition)
                .build();
    }

    /** The vendor takes no schema without a type. */
    private JsonObject typed(JsonObject schema) {
        return schema.containsKey("type")
                ? schema
                : order.make().createObjectBuilder(schema).add("type", "object").build();
    }

    private JsonObject noParameters() {
        return order.make()
                .createObjectBuilder()
                .add("type", "object")
                .add("properties", JsonValue.EMPTY_JSON_OBJECT)
                .build();
    }
}
