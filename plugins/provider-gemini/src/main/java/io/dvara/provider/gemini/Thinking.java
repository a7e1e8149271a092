package io.dvara.provider.gemini;

import io.dvara.api.chat.ReasoningWish;
import io.dvara.api.provider.ProviderException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;

/**
 * Writes how much the model thinks: a number of tokens for Gemini 2.5, a level from Gemini 3 on.
 *
 * <p>Whoever says how much is also told the thoughts. Models that cannot do without think least.
 */
final class Thinking {

    private static final int LOW = 1024;
    private static final int MEDIUM = 8192;
    private static final int HIGH = 24_576;
    private static final int MOST = 32_768;
    private static final int LEAST_OF_PRO = 128;
    private static final int LEAST_OF_LITE = 512;

    private final Order order;
    private final Era era;

    Thinking(Order order) {
        this.order = order;
        this.era = order.era();
    }

    Optional<JsonObject> config() {
        ReasoningWish wish = order.request().reasoning();
        if (wish.equals(ReasoningWish.NONE)) {
            return Optional.empty();
        }
        if (!era.thinks()) {
            order.drop(wish.effort().isPresent() ? "reasoning_effort" : "thinking");
            return Optional.empty();
        }
        JsonObjectBuilder config = order.make().createObjectBuilder();
        boolean isUnwanted = wish.effort().filter("none"::equals).isPresent();
        boolean isBudgeted = wish.budgetTokens().isPresent() && !isUnwanted;
        long budget = isBudgeted ? within(wish.budgetTokens().getAsLong()) : -1;
        if (isBudgeted) {
            config.add("thinkingBudget", budget);
        } else if (era.thinksByLevel()) {
            config.add("thinkingLevel", level(wish.effort().orElse("")));
        } else {
            config.add("thinkingBudget", budget(wish.effort().orElse("")));
        }
        boolean isSilent = isUnwanted || budget == 0;
        return Optional.of((isSilent ? config : config.add("includeThoughts", true)).build());
    }

    private String level(String effort) {
        return switch (effort) {
            case "none", "minimal" -> era.size() == Era.Size.PRO ? "low" : "minimal";
            case "low" -> "low";
            case "medium" -> era.hasMediumLevel() ? "medium" : "high";
            case "high", "xhigh", "max" -> "high";
            default -> throw unknown(effort);
        };
    }

    private long budget(String effort) {
        return switch (effort) {
            case "none" -> era.size() == Era.Size.PRO ? LEAST_OF_PRO : 0;
            case "minimal", "low" -> LOW;
            case "medium" -> MEDIUM;
            case "high" -> HIGH;
            case "xhigh", "max" -> most();
            default -> throw unknown(effort);
        };
    }

    /** A budget beyond what the model takes is the most or least that it takes; -1 leaves it to the model. */
    private long within(long tokens) {
        if (tokens == -1 || era.thinksByLevel()) {
            return tokens;
        }
        return Math.min(Math.max(tokens, least()), most());
    }

    private long least() {
        return switch (era.size()) {
            case PRO -> LEAST_OF_PRO;
            case FLASH -> 0;
            case LITE -> LEAST_OF_LITE;
        };
    }

    private long most() {
        return era.size() == Era.Size.PRO ? MOST : HIGH;
    }

    private static ProviderException unknown(String effort) {
        return Unsupported.field(
                "reasoning_effort", "thinks by none, minimal, low, medium and high, not by '" + effort + "'");
    }
}
