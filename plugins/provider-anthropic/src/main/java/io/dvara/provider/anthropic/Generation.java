package io.dvara.provider.anthropic;

import static io.dvara.provider.anthropic.Trait.ADAPTIVE_THINKING;
import static io.dvara.provider.anthropic.Trait.FORCED_TOOLS;
import static io.dvara.provider.anthropic.Trait.NATIVE_SCHEMA;
import static io.dvara.provider.anthropic.Trait.SAMPLING;
import static io.dvara.provider.anthropic.Trait.SAMPLING_PAIR;
import static io.dvara.provider.anthropic.Trait.SYSTEM_TURNS;
import static io.dvara.provider.anthropic.Trait.THINKING_BUDGET;
import static io.dvara.provider.anthropic.Trait.THINKS_UNASKED;

import java.util.List;
import java.util.Set;

/**
 * What models of one generation take, found by the beginning of their name.
 *
 * <p>A name of the vendor's that is not in the table counts as newer than all of them; one of another
 * vendor, who offers the same API, is asked for what the API has always had.
 *
 * @param prefix the beginning of the names
 * @param maxTokens the longest answer
 * @param off how thinking is turned off
 * @param traits what the models take
 */
record Generation(String prefix, int maxTokens, Off off, Set<Trait> traits) {

    /** How a request turns thinking off. */
    enum Off {
        /** By not asking for it. */
        UNSAID,
        /** By {@code disabled}. */
        DISABLED,
        /** By {@code between_tools}, which leaves short notes between tool calls. */
        BETWEEN_TOOLS,
        /** Not at all. */
        NEVER
    }

    private static final Set<Trait> OLD = Set.of(FORCED_TOOLS, SAMPLING, SAMPLING_PAIR);
    private static final Set<Trait> FIRST_THINKERS = Set.of(THINKING_BUDGET, FORCED_TOOLS, SAMPLING, SAMPLING_PAIR);
    private static final Set<Trait> BUDGETED = Set.of(THINKING_BUDGET, FORCED_TOOLS, SAMPLING);
    private static final Set<Trait> BUDGETED_NATIVE = Set.of(THINKING_BUDGET, FORCED_TOOLS, SAMPLING, NATIVE_SCHEMA);
    private static final Set<Trait> ADAPTIVE = Set.of(ADAPTIVE_THINKING, FORCED_TOOLS, SAMPLING, NATIVE_SCHEMA);
    private static final Set<Trait> UNSAMPLED = Set.of(ADAPTIVE_THINKING, FORCED_TOOLS, NATIVE_SCHEMA);
    private static final Set<Trait> GUIDED = Set.of(ADAPTIVE_THINKING, FORCED_TOOLS, NATIVE_SCHEMA, SYSTEM_TURNS);
    private static final Set<Trait> THINKERS =
            Set.of(ADAPTIVE_THINKING, THINKS_UNASKED, FORCED_TOOLS, NATIVE_SCHEMA, SYSTEM_TURNS);
    private static final Set<Trait> NEWEST = Set.of(ADAPTIVE_THINKING, THINKS_UNASKED, NATIVE_SCHEMA, SYSTEM_TURNS);

    private static final Generation FOREIGN = new Generation("", 8_192, Off.UNSAID, FIRST_THINKERS);

    /** A longer beginning stands before a shorter one. */
    private static final List<Generation> TABLE = List.of(
            new Generation("claude-2", 4_096, Off.UNSAID, OLD),
            new Generation("claude-instant", 4_096, Off.UNSAID, OLD),
            new Generation("claude-3-5", 8_192, Off.UNSAID, OLD),
            new Generation("claude-3-7", 64_000, Off.UNSAID, FIRST_THINKERS),
            new Generation("claude-3", 4_096, Off.UNSAID, OLD),
            new Generation("claude-4", 32_000, Off.UNSAID, FIRST_THINKERS),
            new Generation("claude-opus-4-1", 32_000, Off.UNSAID, BUDGETED),
            new Generation("claude-opus-4-5", 64_000, Off.UNSAID, BUDGETED_NATIVE),
            new Generation("claude-opus-4-6", 128_000, Off.UNSAID, ADAPTIVE),
            new Generation("claude-opus-4-7", 128_000, Off.UNSAID, UNSAMPLED),
            new Generation("claude-opus-4-8", 128_000, Off.UNSAID, GUIDED),
            new Generation("claude-opus-4", 32_000, Off.UNSAID, FIRST_THINKERS),
            new Generation("claude-sonnet-4-5", 64_000, Off.UNSAID, BUDGETED_NATIVE),
            new Generation("claude-sonnet-4-6", 64_000, Off.UNSAID, ADAPTIVE),
            new Generation("claude-sonnet-4", 64_000, Off.UNSAID, FIRST_THINKERS),
            new Generation("claude-haiku-4-5", 64_000, Off.UNSAID, BUDGETED_NATIVE),
            new Generation("claude-opus-5-5", 128_000, Off.NEVER, NEWEST),
            new Generation("claude-sonnet-5-5", 128_000, Off.BETWEEN_TOOLS, NEWEST),
            new Generation("claude-haiku-5-5", 128_000, Off.DISABLED, NEWEST),
            new Generation("claude-opus-5", 128_000, Off.DISABLED, THINKERS),
            new Generation("claude-sonnet-5", 128_000, Off.DISABLED, THINKERS),
            new Generation("claude", 64_000, Off.NEVER, NEWEST));

    /** Returns the generation of a model. */
    static Generation of(String model) {
        for (Generation generation : TABLE) {
            if (model.startsWith(generation.prefix)) {
                return generation;
            }
        }
        return FOREIGN;
    }

    /** Returns whether the models take something. */
    boolean takes(Trait trait) {
        return traits.contains(trait);
    }
}
