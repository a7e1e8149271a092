package io.dvara.provider.anthropic;

import io.dvara.api.chat.ReasoningWish;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.Optional;

/**
 * How much the model is to think, in the words that its generation takes.
 *
 * @param config the {@code thinking} field
 * @param effort for {@code output_config}
 */
record Thinking(Optional<JsonObject> config, Optional<String> effort) {

    private static final Thinking UNSAID = new Thinking(Optional.empty(), Optional.empty());
    private static final String FIELD = "reasoning_effort";
    private static final long LEAST_BUDGET = 1_024;

    /** Returns whether the answer will begin with thoughts that the client asks for. */
    static boolean isAskedFor(Order order) {
        if (order.request().extra().get("thinking") instanceof JsonObject own) {
            return List.of("enabled", "adaptive").contains(own.getString("type", ""));
        }
        ReasoningWish wish = order.request().reasoning();
        boolean isWished = wish.budgetTokens().isPresent()
                || wish.effort().filter(effort -> !effort.equals("none")).isPresent();
        return isWished && (order.takes(Trait.ADAPTIVE_THINKING) || order.takes(Trait.THINKING_BUDGET));
    }

    /** Decides for a request; what the client says in the vendor's own words stays as it is. */
    static Thinking of(Order order, Draft draft) {
        ReasoningWish wish = order.request().reasoning();
        boolean isSaid = order.says("thinking") || order.isNative() && order.says("output_config");
        if (isSaid || order.isNative() && wish.equals(ReasoningWish.NONE)) {
            return UNSAID;
        }
        if (draft.forcesTool()) {
            dropWish(order);
            return order.takes(Trait.THINKS_UNASKED) ? off(order) : UNSAID;
        }
        if (wish.effort().filter("none"::equals).isPresent()) {
            return off(order);
        }
        if (!isAskedFor(order)) {
            dropWish(order);
            return UNSAID;
        }
        return order.takes(Trait.ADAPTIVE_THINKING) ? adaptive(order) : budget(order, draft);
    }

    /** Returns whether this makes the model think. */
    boolean isOn() {
        return config.filter(given -> List.of("enabled", "adaptive").contains(given.getString("type")))
                .isPresent();
    }

    private static void dropWish(Order order) {
        if (!order.request().reasoning().equals(ReasoningWish.NONE)) {
            order.drop(FIELD);
        }
    }

    private static Thinking off(Order order) {
        return switch (order.generation().off()) {
            case UNSAID -> UNSAID;
            case DISABLED -> new Thinking(Optional.of(config(order, "disabled").build()), Optional.empty());
            case BETWEEN_TOOLS ->
                new Thinking(Optional.of(config(order, "between_tools").build()), Optional.empty());
            case NEVER -> {
                order.drop(FIELD);
                yield new Thinking(Optional.empty(), Optional.of("low"));
            }
        };
    }

    private static Thinking adaptive(Order order) {
        ReasoningWish wish = order.request().reasoning();
        String effort = wish.effort().orElseGet(() -> effort(wish.budgetTokens().orElse(0)));
        JsonObject config =
                config(order, "adaptive").add("display", "summarized").build();
        return new Thinking(Optional.of(config), Optional.of(known(effort, order)));
    }

    private static String known(String effort, Order order) {
        return switch (effort) {
            case "minimal" -> "low";
            case "xhigh" -> order.takes(Trait.SAMPLING) ? "high" : "xhigh";
            default -> effort;
        };
    }

    private static String effort(long budget) {
        if (budget <= 4_096) {
            return "low";
        }
        return budget <= 16_384 ? "medium" : "high";
    }

    /** Thoughts must leave room for the answer, and a call in progress must have begun with some. */
    private static Thinking budget(Order order, Draft draft) {
        ReasoningWish wish = order.request().reasoning();
        if (draft.maxTokens() <= LEAST_BUDGET || draft.resumesWithoutThoughts()) {
            order.drop(FIELD);
            return UNSAID;
        }
        long wished = wish.budgetTokens().orElseGet(() -> budget(wish.effort().orElse("medium")));
        long most = Math.max(LEAST_BUDGET, draft.maxTokens() - LEAST_BUDGET);
        JsonObjectBuilder config =
                config(order, "enabled").add("budget_tokens", Math.clamp(wished, LEAST_BUDGET, most));
        return new Thinking(Optional.of(config.build()), Optional.empty());
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

    private static JsonObjectBuilder config(Order order, String type) {
        JsonProvider make = order.json().make();
        return make.createObjectBuilder().add("type", type);
    }
}
