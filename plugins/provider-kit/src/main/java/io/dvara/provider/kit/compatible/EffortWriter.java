package io.dvara.provider.kit.compatible;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Dialect;
import io.dvara.api.chat.ReasoningWish;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Set;

/** Writes how much the model is to think. */
final class EffortWriter {

    private static final String FIELD = "reasoning_effort";

    /** The fields that say how much. */
    private static final Set<String> MEASURES = Set.of(FIELD, "thinking_budget");

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
        JsonObject told = writing.variation()
                .thinking()
                .fields(request, writing.json().make())
                .orElse(JsonValue.EMPTY_JSON_OBJECT);
        told.forEach(to::add);
        if (wish.budgetTokens().isPresent() && MEASURES.stream().noneMatch(told::containsKey)) {
            writing.call().dropped("thinking.budget_tokens");
        } else if (told.isEmpty()) {
            writing.call().dropped("thinking");
        }
    }
}
