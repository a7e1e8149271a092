package io.dvara.provider.mock;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the name of a model asks for beside an answer.
 *
 * @param latency the wait before the answer
 * @param pace the wait before each further piece
 * @param error the word after {@code error-}
 * @param end how the answer ends
 * @param words how many words the answer has
 * @param usage whether usage is told
 */
record Behaviour(
        Duration latency, Duration pace, Optional<String> error, End end, OptionalInt words, UsageReport usage) {

    private static final int MOST_WORDS = 100_000;

    /** How an answer ends. */
    enum End {
        WHOLE,
        REFUSED,
        FILTERED,
        CUT,
        CUT_EARLY,
        STALLED,
        HANGING
    }

    /** Whether usage is told. */
    enum UsageReport {
        GIVEN,
        WITHHELD
    }

    /** Reads the parts of a model's name; what they don't say is as in the settings. */
    static Behaviour of(String model, MockSettings settings) {
        Behaviour behaviour = new Behaviour(
                settings.latency(),
                settings.pace(),
                Optional.empty(),
                End.WHOLE,
                OptionalInt.empty(),
                UsageReport.GIVEN);
        for (String part : model.split("\\+")) {
            behaviour = behaviour.with(part);
        }
        return behaviour;
    }

    /** Returns whether the answer never passes its middle. */
    boolean breaksOff() {
        return end == End.CUT || end == End.STALLED;
    }

    private Behaviour with(String part) {
        return switch (part) {
            case "refuse" -> ending(End.REFUSED);
            case "filter" -> ending(End.FILTERED);
            case "cut" -> ending(End.CUT);
            case "cut-early" -> ending(End.CUT_EARLY);
            case "stall" -> ending(End.STALLED);
            case "hang" -> ending(End.HANGING);
            case "no-usage" -> new Behaviour(latency, pace, error, end, words, UsageReport.WITHHELD);
            default -> withValue(part);
        };
    }

    private Behaviour withValue(String part) {
        if (part.startsWith("error-")) {
            return new Behaviour(latency, pace, Optional.of(part.substring(6)), end, words, usage);
        }
        if (part.startsWith("slow-") && part.endsWith("ms")) {
            Duration wait = number(part.substring(5, part.length() - 2))
                    .map(Duration::ofMillis)
                    .orElse(latency);
            return new Behaviour(wait, pace, error, end, words, usage);
        }
        if (part.startsWith("pace-") && part.endsWith("ms")) {
            Duration wait = number(part.substring(5, part.length() - 2))
                    .map(Duration::ofMillis)
                    .orElse(pace);
            return new Behaviour(latency, wait, error, end, words, usage);
        }
        if (part.startsWith("words-")) {
            OptionalInt count = number(part.substring(6))
                    .map(given -> OptionalInt.of(Math.min(given, MOST_WORDS)))
                    .orElse(words);
            return new Behaviour(latency, pace, error, end, count, usage);
        }
        return this;
    }

    private Behaviour ending(End how) {
        return new Behaviour(latency, pace, error, how, words, usage);
    }

    private static Optional<Integer> number(String digits) {
        boolean isNumber =
                !digits.isEmpty() && digits.length() <= 8 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? Optional.of(Integer.parseInt(digits)) : Optional.empty();
    }
}
