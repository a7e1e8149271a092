package io.dvara.provider.kit.compatible;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.ReasoningWish;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How a vendor is told to think when the client speaks another dialect.
 *
 * <p>Clients of the Messages dialect say it to whatever model they talk to, so it goes to those alone that take it;
 * for the others it is listed as dropped.
 */
@FunctionalInterface
public interface ThinkingWords {

    /** All efforts, the weakest first. */
    List<String> EFFORTS = List.of("minimal", "low", "medium", "high", "xhigh", "max");

    /** Tells nobody. */
    ThinkingWords NONE = (_, _) -> Optional.empty();

    /** Returns the fields that say it; nothing when the model is not to be told. */
    Optional<JsonObject> fields(ChatRequest request, JsonProvider json);

    /** Says it by {@code reasoning_effort}, which cannot say that there shall be no thoughts. */
    static ThinkingWords effort(Predicate<String> models) {
        return (request, json) -> Optional.of(effortOf(request.reasoning()))
                .filter(effort -> models.test(request.model()) && !effort.equals("none"))
                .map(effort -> json.createObjectBuilder()
                        .add("reasoning_effort", effort.equals("max") ? "high" : effort)
                        .build());
    }

    /** Says it by {@code reasoning_effort} to models that know these words alone, the weakest first. */
    static ThinkingWords effort(Predicate<String> models, String... words) {
        return (request, json) -> Optional.of(effortOf(request.reasoning()))
                .filter(effort -> models.test(request.model()) && !effort.equals("none"))
                .map(effort -> json.createObjectBuilder()
                        .add("reasoning_effort", atLeast(effort, List.of(words)))
                        .build());
    }

    /** Says it by {@code {"thinking": {"type": "enabled"}}} or {@code disabled}. */
    static ThinkingWords type(Predicate<String> models) {
        return (request, json) -> Optional.of(isWished(request) ? "enabled" : "disabled")
                .filter(_ -> models.test(request.model()))
                .map(type -> json.createObjectBuilder()
                        .add("thinking", json.createObjectBuilder().add("type", type))
                        .build());
    }

    /** Says it in these words too, where these are known to the model. */
    default ThinkingWords and(ThinkingWords others) {
        return (request, json) -> fields(request, json)
                .map(told -> json.createObjectBuilder(told)
                        .addAll(json.createObjectBuilder(
                                others.fields(request, json).orElse(JsonValue.EMPTY_JSON_OBJECT)))
                        .build());
    }

    /** Says it in these words where there are none of its own. */
    default ThinkingWords or(ThinkingWords others) {
        return (request, json) -> fields(request, json).or(() -> others.fields(request, json));
    }

    /** Returns whether thoughts are wished for, and not that there shall be none. */
    static boolean isWished(ChatRequest request) {
        return !effortOf(request.reasoning()).equals("none");
    }

    private static String effortOf(ReasoningWish wish) {
        return wish.effort().orElseGet(() -> ofBudget(wish.budgetTokens().orElse(0)));
    }

    private static String atLeast(String effort, List<String> words) {
        int wished = EFFORTS.indexOf(effort);
        return words.stream()
                .filter(word -> wished >= 0 && EFFORTS.indexOf(word) >= wished)
                .findFirst()
                .orElse(words.getLast());
    }

    private static String ofBudget(long tokens) {
        if (tokens <= 4_096) {
            return "low";
        }
        return tokens <= 16_384 ? "medium" : "high";
    }
}
