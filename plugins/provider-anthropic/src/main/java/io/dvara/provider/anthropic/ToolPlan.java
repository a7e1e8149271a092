package io.dvara.provider.anthropic;

import io.dvara.api.chat.ToolChoice;
import io.dvara.api.chat.ToolUse;
import io.dvara.provider.kit.AnswerTool;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tools of a request, the reserved one included, and the choice among them.
 *
 * @param tools in the vendor's words
 * @param choice in the vendor's words
 */
record ToolPlan(List<JsonObject> tools, Optional<JsonObject> choice) {

    /** Plans the tools of a request. */
    static ToolPlan of(Order order, AnswerForm form) {
        ToolUse use = order.request().tools();
        ToolWriter writer = new ToolWriter(order);
        List<JsonObject> tools = new ArrayList<>();
        for (int i = 0; i < use.tools().size(); i++) {
            tools.add(writer.write(use.tools().get(i), "tools[" + i + "]"));
        }
        if (form instanceof AnswerForm.ByTool byTool) {
            tools.add(reserved(byTool, order));
        }
        return new ToolPlan(tools, tools.isEmpty() ? Optional.empty() : choice(order, form));
    }

    /** Returns whether the model has to call a tool. */
    boolean isForced() {
        return choice.filter(given -> List.of("any", "tool").contains(given.getString("type", "")))
                .isPresent();
    }

    private static JsonObject reserved(AnswerForm.ByTool form, Order order) {
        return order.json()
                .make()
                .createObjectBuilder()
                .add("name", AnswerTool.NAME)
                .add("description", form.tool().description())
                .add("input_schema", form.tool().parameters())
                .build();
    }

    private static Optional<JsonObject> choice(Order order, AnswerForm form) {
        ToolUse use = order.request().tools();
        Optional<ToolChoice> wanted = use.choice();
        if (form instanceof AnswerForm.ByTool byTool) {
            wanted = Optional.of(answering(use, byTool));
        }
        return wanted.or(() -> use.parallel()
                        .filter(parallel -> !parallel || order.isNative())
                        .map(_ -> ToolChoice.Mode.AUTO))
                .map(choice -> written(choice, order));
    }

    /** With tools of the client the model may also call those first, unless the client forbids it. */
    private static ToolChoice answering(ToolUse use, AnswerForm.ByTool form) {
        if (form.tool().isUrged()) {
            return ToolChoice.Mode.AUTO;
        }
        return AnswerTool.isAlone(use) ? new ToolChoice.Named(AnswerTool.NAME) : ToolChoice.Mode.REQUIRED;
    }

    private static JsonObject written(ToolChoice choice, Order order) {
        JsonProvider make = order.json().make();
        return switch (choice) {
            case ToolChoice.Mode mode -> mode(mode, order);
            case ToolChoice.Named named -> {
                refuseUnforceable(order);
                yield parallel(make.createObjectBuilder().add("type", "tool").add("name", named.name()), order);
            }
            case ToolChoice.Opaque opaque -> {
                if (!order.isNative()) {
                    throw Unsupported.field(
                            "tool_choice", "has no form for " + opaque.value().getString("type", "this type"));
                }
                yield opaque.value();
            }
        };
    }

    private static JsonObject mode(ToolChoice.Mode mode, Order order) {
        JsonProvider make = order.json().make();
        return switch (mode) {
            case AUTO -> parallel(make.createObjectBuilder().add("type", "auto"), order);
            case NONE -> make.createObjectBuilder().add("type", "none").build();
            case REQUIRED -> {
                refuseUnforceable(order);
                yield parallel(make.createObjectBuilder().add("type", "any"), order);
            }
        };
    }

    private static void refuseUnforceable(Order order) {
        if (!order.isNative() && !order.takes(Trait.FORCED_TOOLS)) {
            throw Unsupported.field(
                    "tool_choice", "cannot force a tool on " + order.request().model() + "; use auto");
        }
    }

    private static JsonObject parallel(JsonObjectBuilder choice, Order order) {
        order.request()
                .tools()
                .parallel()
                .filter(parallel -> !parallel || order.isNative())
                .ifPresent(parallel ->
                        choice.add("disable_parallel_tool_use", parallel ? JsonValue.FALSE : JsonValue.TRUE));
        return choice.build();
    }
}
