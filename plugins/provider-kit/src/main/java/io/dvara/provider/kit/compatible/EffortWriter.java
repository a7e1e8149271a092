package io.dvara.provider.kit.compatible;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Dialect;
import io.dvara.api.chat.ReasoningWish;
import jakarta.json.JsonObjectBuilder;

/**
 * Writes how much the model is to think.
 *
 * <p>Clients of the Messages dialect say it to whatever model they talk to, so it goes to those alone that take it.
 */
final class EffortWriter {

    private static final String FIELD = "reasoning_effort";
    private static final long LOW = 4_096;
    private static final long MEDIUM = 16_384;

    private final Writing writing;

    EffortWriter(Writing writing) {
        this.writing = writing;
    }

    void write(ChatRequest request, JsonObjectBuilder to) {
        ReasoningWish wish = request.reasoning();
        if (request.dialect() == Dialect.MESSAGES) {
            translated(request, to);
            return;
        }
        wish.effort().ifPresent(effort -> to.add(FIELD, effort));
        if (wish.budgetTokens().isPresent()) {
            writing.call().dropped("thinking.budget_tokens");
        }
    }

    private void translated(ChatRequest request, JsonObjectBuilder to) {
        ReasoningWish wish = request.reasoning();
        if (wish.equals(ReasoningWish.NONE)) {
            return;
        }
        String effort =
                wish.effort().orElseGet(() -> ofBudget(wish.budgetTokens().orElse(0)));
        if (effort.equals("none") || !writing.variation().takesEffort().test(request.model())) {
            writing.call().dropped(wish.budgetTokens().isPresent() ? "thinking.budget_tokens" : "thinking");
        } else {
            to.add(FIELD, effort.equals("max") ? "high" : effort);
        }
    }

    private static String ofBudget(long tokens) {
        if (tokens <= LOW) {
            return "low";
        }
        return tokens <= MEDIUM ? "medium" : "high";
    }
}
