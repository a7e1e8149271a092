package io.dvara.provider.cohere;

import io.dvara.api.chat.ReasoningWish;
import jakarta.json.JsonObjectBuilder;
import java.util.OptionalLong;

/** Writes how much the model is to think; of those that can, each does unless it is told not to. */
final class Thinking {

    private static final String FIELD = "thinking";

    private final Order order;

    Thinking(Order order) {
        this.order = order;
    }

    /** Returns whether the request turns thinking off. */
    static boolean isOff(Order order) {
        return order.request().reasoning().effort().filter("none"::equals).isPresent() && !order.saysObject(FIELD);
    }

    void write(JsonObjectBuilder body) {
        ReasoningWish wish = order.request().reasoning();
        if (wish.equals(ReasoningWish.NONE) || OtherFields.isOwn(order, FIELD)) {
            return;
        }
        if (!order.thinks()) {
            if (!isOff(order)) {
                order.drop("reasoning_effort");
            }
            return;
        }
        JsonObjectBuilder thinking =
                order.make().createObjectBuilder().add("type", isOff(order) ? "disabled" : "enabled");
        budget(wish).ifPresent(tokens -> thinking.add("token_budget", tokens));
        body.add(FIELD, thinking);
    }

    /** The vendor knows no efforts: the smaller ones become limits. */
    private static OptionalLong budget(ReasoningWish wish) {
        if (wish.budgetTokens().isPresent()) {
            return wish.budgetTokens();
        }
        return switch (wish.effort().orElse("")) {
            case "minimal" -> OptionalLong.of(1_024);
            case "low" -> OptionalLong.of(2_048);
            case "medium" -> OptionalLong.of(8_192);
            default -> OptionalLong.empty();
        };
    }
}
