package io.dvara.provider.bedrock;

import io.dvara.api.chat.ReasoningWish;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.List;

/**
 * How much the model is to think, in the words of its family.
 *
 * @param fields for the additional fields of the request
 */
record Thinking(JsonObject fields) {

    private static final Thinking UNSAID = new Thinking(JsonValue.EMPTY_JSON_OBJECT);
    private static final String FIELD = "reasoning_effort";
    private static final long LEAST_BUDGET = 1_024;

    /**
     * What is decided of a request before its thinking is.
     *
     * @param conversation the messages
     * @param tools the tools
     */
    record Draft(Conversation conversation, ToolPlan tools) {}

    /** Returns whether the answer begins with thoughts that allow no forced choice of a tool. */
    static boolean forbidsForcing(Order order) {
        if (!speaksOfThinking(order)) {
            return false;
        }
        return order.request().extra().get("thinking") instanceof JsonObject own ? isOn(own) : isWished(order);
    }

    /** Decides for a request; what the client says in the vendor's own words stays as it is. */
    static Thinking of(Order order, Draft draft) {
        if (order.takes(Trait.ANTHROPIC_WORDS) && order.says("thinking")) {
            return UNSAID;
        }
        ReasoningWish wish = order.request().reasoning();
        if (speaksOfThinking(order)) {
            return ofClaude(order, draft);
        }
        if (wish.equals(ReasoningWish.NONE)) {
            return UNSAID;
        }
        String effort = wish.effort().orElseGet(() -> effort(wish.budgetTokens().orElse(0)));
        return byEffort(order, effort);
    }

    /** Returns whether this makes the model think. */
    boolean isOn() {
        return fields.get("thinking") instanceof JsonObject config && isOn(config);
    }

    /** Returns whether this makes the model think so hard that it takes no limits and no sampling. */
    boolean isUnlimited() {
        return fields.get("reasoningConfig") instanceof JsonObject config
                && config.getString("maxReasoningEffort", "").equals("high");
    }

    private static boolean isOn(JsonObject config) {
        return List.of("enabled", "adaptive").contains(config.getString("type", ""));
    }

    private static boolean speaksOfThinking(Order order) {
        return order.family().thinking() == ThinkingWords.BUDGET
                || order.family().thinking() == ThinkingWords.ADAPTIVE;
    }

    private static boolean isWished(Order order) {
        ReasoningWish wish = order.request().reasoning();
        return wish.budgetTokens().isPresent()
                || wish.effort().filter(effort -> !effort.equals("none")).isPresent();
    }

    private static Thinking ofClaude(Order order, Draft draft) {
        if (draft.tools().isForced()) {
            if (isWished(order)) {
                order.drop(FIELD);
            }
            return order.takes(Trait.THINKS_UNASKED) ? off(order) : UNSAID;
        }
        if (isWished(order)) {
            return order.family().thinking() == ThinkingWords.ADAPTIVE ? adaptive(order) : budget(order, draft);
        }
        boolean isUnwanted = order.request().reasoning().effort().isPresent();
        return isUnwanted && order.takes(Trait.THINKS_UNASKED) ? off(order) : UNSAID;
    }

    /** The newest models always think; they can be asked for little of it. */
    private static Thinking off(Order order) {
        JsonProvider make = order.make();
        if (order.takes(Trait.FORCED_TOOLS)) {
            return of(make, "thinking", make.createObjectBuilder().add("type", "disabled"));
        }
        order.drop(FIELD);
        return of(make, "output_config", make.createObjectBuilder().add("effort", "low"));
    }

    private static Thinking adaptive(Order order) {
        ReasoningWish wish = order.request().reasoning();
        String effort = wish.effort().orElseGet(() -> effort(wish.budgetTokens().orElse(0)));
        String known = switch (effort) {
            case "minimal" -> "low";
            case "xhigh" -> order.takes(Trait.SAMPLING) ? "high" : "xhigh";
            default -> effort;
        };
        JsonProvider make = order.make();
        return new Thinking(make.createObjectBuilder()
                .add(
                        "thinking",
                        make.createObjectBuilder().add("type", "adaptive").add("display", "summarized"))
                .add("output_config", make.createObjectBuilder().add("effort", known))
                .build());
    }

    /** Thoughts must leave room for the answer, and a call in progress must have begun with some. */
    private static Thinking budget(Order order, Draft draft) {
        ReasoningWish wish = order.request().reasoning();
        long limit = order.request().sampling().tokenLimit().orElse(Long.MAX_VALUE);
        if (limit <= LEAST_BUDGET || draft.conversation().resumesWithoutThoughts()) {
            order.drop(FIELD);
            return UNSAID;
        }
        long wished = wish.budgetTokens().orElseGet(() -> budget(wish.effort().orElse("medium")));
        long most = Math.max(LEAST_BUDGET, limit - LEAST_BUDGET);
        JsonProvider make = order.make();
        return of(
                make,
                "thinking",
                make.createObjectBuilder()
                        .add("type", "enabled")
                        .add("budget_tokens", Math.clamp(wished, LEAST_BUDGET, most)));
    }

    private static Thinking byEffort(Order order, String effort) {
        JsonProvider make = order.make();
        boolean isOff = effort.equals("none");
        return switch (order.family().thinking()) {
            case EFFORT -> {
                if (isOff) {
                    order.drop(FIELD);
                }
                yield word(make, "reasoning_effort", threefold(effort));
            }
            case NESTED_EFFORT ->
                of(
                        make,
                        "reasoning",
                        make.createObjectBuilder().add("effort", effort.equals("minimal") ? "low" : effort));
            case REASONING_CONFIG ->
                of(
                        make,
                        "reasoningConfig",
                        isOff
                                ? make.createObjectBuilder().add("type", "disabled")
                                : make.createObjectBuilder()
                                        .add("type", "enabled")
                                        .add("maxReasoningEffort", threefold(effort)));
            case ONE_WORD -> isOff ? dropped(order) : word(make, "reasoning_config", twofold(effort));
            default -> isOff ? UNSAID : dropped(order);
        };
    }

    private static Thinking dropped(Order order) {
        order.drop(FIELD);
        return UNSAID;
    }

    private static Thinking of(JsonProvider make, String name, JsonObjectBuilder value) {
        return new Thinking(make.createObjectBuilder().add(name, value).build());
    }

    private static Thinking word(JsonProvider make, String name, String value) {
        return new Thinking(make.createObjectBuilder().add(name, value).build());
    }

    private static String threefold(String effort) {
        return switch (effort) {
            case "none", "minimal", "low" -> "low";
            case "medium" -> "medium";
            default -> "high";
        };
    }

    private static String twofold(String effort) {
        return threefold(effort).equals("low") ? "low" : "high";
    }

    private static String effort(long budget) {
        if (budget <= 4_096) {
            return "low";
        }
        return budget <= 16_384 ? "medium" : "high";
    }

    private static long budget(String effort) {
        return switch (effort) {
            case "minimal" -> LEAST_BUDGET;
            case "low" -> 2_048;
            case "medium" -> 8_192;
            case "high" -> 16_384;
            default -> 32_000;
        };
    }
}
