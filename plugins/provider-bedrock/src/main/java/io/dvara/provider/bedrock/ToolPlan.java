package io.dvara.provider.bedrock;

import io.dvara.api.chat.ToolChoice;
import io.dvara.api.chat.ToolUse;
import io.dvara.provider.kit.AnswerTool;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tools of a request, the reserved one included, and the choice among them.
 *
 * <p>The vendor has no word for a choice of none: the tools are left out then.
 *
 * @param tools in the vendor's words
 * @param choice in the vendor's words
 */
record ToolPlan(List<JsonObject> tools, Optional<JsonObject> choice) {

    /** Plans the tools of a request. */
    static ToolPlan of(Order order, AnswerForm form) {
        ToolUse use = order.request().tools();
        List<JsonObject> tools = new ArrayList<>();
        if (use.choice().filter(ToolChoice.Mode.NONE::equals).isEmpty()) {
            tools.addAll(new ToolWriter(order).write(use.tools()));
        }
        if (form instanceof AnswerForm.ByTool byTool) {
            tools.add(reserved(byTool, order));
        }
        return new ToolPlan(tools, tools.isEmpty() ? Optional.empty() : choice(order, form));
    }

    boolean isEmpty() {
        return tools.isEmpty();
    }

    /** Returns whether the model has to call a tool. */
    boolean isForced() {
        return choice.filter(given -> !given.containsKey("auto")).isPresent();
    }

    /** Returns the vendor's {@code toolConfig}. */
    Optional<JsonObject> config(JsonProvider make) {
        if (tools.isEmpty()) {
            return Optional.empty();
        }
        JsonArrayBuilder all = make.createArrayBuilder();
        tools.forEach(all::add);
        var config = make.createObjectBuilder().add("tools", all);
        choice.ifPresent(chosen -> config.add("toolChoice", chosen));
        return Optional.of(config.build());
    }

    /** Returns the choice in the words of Anthropic's own API, held to one call at a time. */
    JsonObject singleChoice(JsonProvider make) {
        JsonObject chosen = choice.orElse(JsonValue.EMPTY_JSON_OBJECT);
        var single = make.createObjectBuilder();
        if (chosen.get("tool") instanceof JsonObject named) {
            single.add("type", "tool").add("name", named.get("name"));
        } else {
            single.add("type", chosen.containsKey("any") ? "any" : "auto");
        }
        return single.add("disable_parallel_tool_use", true).build();
    }

    private static JsonObject reserved(AnswerForm.ByTool form, Order order) {
        return ToolWriter.specification(
                order.make(),
                AnswerTool.NAME,
                Optional.of(form.tool().description()),
                form.tool().parameters());
    }

    private static Optional<JsonObject> choice(Order order, AnswerForm form) {
        ToolUse use = order.request().tools();
        Optional<ToolChoice> wanted =
                form instanceof AnswerForm.ByTool byTool ? answering(use, byTool, order) : use.choice();
        return wanted.map(choice -> written(choice, order));
    }

    /** With tools of the client the model may also call those first, unless the client forbids it. */
    private static Optional<ToolChoice> answering(ToolUse use, AnswerForm.ByTool form, Order order) {
        if (form.tool().isUrged()) {
            return Optional.empty();
        }
        return Optional.of(
                AnswerTool.isAlone(use) && order.takes(Trait.NAMED_TOOLS)
                        ? new ToolChoice.Named(AnswerTool.NAME)
                        : ToolChoice.Mode.REQUIRED);
    }

    private static JsonObject written(ToolChoice choice, Order order) {
        JsonProvider make = order.make();
        return switch (choice) {
            case ToolChoice.Mode.AUTO, ToolChoice.Mode.NONE -> word(make, "auto");
            case ToolChoice.Mode.REQUIRED -> {
                refuseUnforceable(order, Trait.FORCED_TOOLS);
                yield word(make, "any");
            }
            case ToolChoice.Named named -> {
                refuseUnforceable(order, Trait.NAMED_TOOLS);
                yield make.createObjectBuilder()
                        .add("tool", make.createObjectBuilder().add("name", named.name()))
                        .build();
            }
            case ToolChoice.Opaque opaque ->
                throw Unsupported.field(
                        "tool_choice", "has no form for " + opaque.value().getString("type", "this type"));
        };
    }

    private static void refuseUnforceable(Order order, Trait needed) {
        if (!order.takes(needed)) {
            throw Unsupported.field(
                    "tool_choice",
                    "cannot force " + (needed == Trait.NAMED_TOOLS ? "this tool" : "a tool") + " on "
                            + order.request().model() + "; use auto");
        }
    }

    private static JsonObject word(JsonProvider make, String name) {
        return make.createObjectBuilder().add(name, JsonValue.EMPTY_JSON_OBJECT).build();
    }
}
