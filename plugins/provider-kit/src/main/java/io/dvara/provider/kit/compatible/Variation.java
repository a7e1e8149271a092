package io.dvara.provider.kit.compatible;

import io.dvara.api.chat.FinishReason;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Where a vendor's API differs from the common one; declared by its plugin.
 *
 * @param quirks differences without details
 * @param renamed request fields that the vendor calls otherwise: common name to the vendor's
 * @param words request fields of which the vendor takes these words alone; any other is dropped
 * @param dropped request fields that the vendor refuses and without which the answer means the same
 * @param refused request fields that the vendor has no form for and that cannot be left out
 * @param reasoningField the field of a sent message that holds its thoughts
 * @param limitField the field for the longest answer when the client used another dialect, by model
 * @param thinking how the wish for thoughts of a client that speaks another dialect is told
 * @param finishWords words for the end of an answer beside the common ones
 * @param usageHolders members of a chunk that hold an object with usage in it
 * @param callIds the form of the ids of tool calls that the vendor takes
 */
public record Variation(
        Set<Quirk> quirks,
        Map<String, String> renamed,
        Map<String, Set<String>> words,
        Set<String> dropped,
        Set<String> refused,
        String reasoningField,
        UnaryOperator<String> limitField,
        ThinkingWords thinking,
        Map<String, FinishReason> finishWords,
        List<String> usageHolders,
        UnaryOperator<String> callIds) {

    /** The common API. */
    public static final Variation NONE = new Variation(
            Set.of(),
            Map.of(),
            Map.of(),
            Set.of(),
            Set.of(),
            "reasoning_content",
            _ -> "max_tokens",
            ThinkingWords.NONE,
            Map.of(),
            List.of(),
            UnaryOperator.identity());

    /** Copies the collections. */
    public Variation {
        quirks = Set.copyOf(quirks);
        renamed = Map.copyOf(renamed);
        words = Map.copyOf(words);
        dropped = Set.copyOf(dropped);
        refused = Set.copyOf(refused);
        finishWords = Map.copyOf(finishWords);
        usageHolders = List.copyOf(usageHolders);
    }

    /** Returns this variation with these quirks instead. */
    public Variation quirks(Quirk... others) {
        return vary(draft -> draft.quirks = Set.of(others));
    }

    /** Returns this variation with one more quirk. */
    Variation also(Quirk quirk) {
        Set<Quirk> more = new HashSet<>(quirks);
        more.add(quirk);
        return quirks(more.toArray(Quirk[]::new));
    }

    /** Returns this variation with these fields renamed instead. */
    public Variation renamed(Map<String, String> others) {
        return vary(draft -> draft.renamed = others);
    }

    /** Returns this variation with another field of which the vendor takes these words alone. */
    public Variation words(String field, String... taken) {
        Map<String, Set<String>> more = new HashMap<>(words);
        more.put(field, Set.of(taken));
        return vary(draft -> draft.words = more);
    }

    /** Returns this variation with these fields dropped instead. */
    public Variation dropped(String... others) {
        return vary(draft -> draft.dropped = Set.of(others));
    }

    /** Returns this variation with these fields refused instead. */
    public Variation refused(String... others) {
        return vary(draft -> draft.refused = Set.of(others));
    }

    /** Returns this variation with another field for thoughts. */
    public Variation reasoningField(String other) {
        return vary(draft -> draft.reasoningField = other);
    }

    /** Returns this variation with another choice of the field for the longest answer. */
    public Variation limitField(UnaryOperator<String> other) {
        return vary(draft -> draft.limitField = other);
    }

    /** Returns this variation with other models that take the wish for thoughts, as an effort. */
    public Variation takesEffort(Predicate<String> models) {
        return thinking(ThinkingWords.effort(models));
    }

    /** Returns this variation with other words for the wish for thoughts. */
    public Variation thinking(ThinkingWords other) {
        return vary(draft -> draft.thinking = other);
    }

    /** Returns this variation with these words for the end of an answer instead. */
    public Variation finishWords(Map<String, FinishReason> others) {
        return vary(draft -> draft.finishWords = others);
    }

    /** Returns this variation with these holders of usage instead. */
    public Variation usageHolders(String... others) {
        return vary(draft -> draft.usageHolders = List.of(others));
    }

    /** Returns this variation with another form of the ids of tool calls. */
    public Variation callIds(UnaryOperator<String> other) {
        return vary(draft -> draft.callIds = other);
    }

    boolean has(Quirk quirk) {
        return quirks.contains(quirk);
    }

    private Variation vary(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.finished();
    }

    /** A variation that is being changed. */
    private static final class Draft {

        private Set<Quirk> quirks;
        private Map<String, String> renamed;
        private Map<String, Set<String>> words;
        private Set<String> dropped;
        private Set<String> refused;
        private String reasoningField;
        private UnaryOperator<String> limitField;
        private ThinkingWords thinking;
        private Map<String, FinishReason> finishWords;
        private List<String> usageHolders;
        private UnaryOperator<String> callIds;

        Draft(Variation from) {
            quirks = from.quirks;
            renamed = from.renamed;
            words = from.words;
            dropped = from.dropped;
            refused = from.refused;
            reasoningField = from.reasoningField;
            limitField = from.limitField;
            thinking = from.thinking;
            finishWords = from.finishWords;
            usageHolders = from.usageHolders;
            callIds = from.callIds;
        }

        Variation finished() {
            return new Variation(
                    quirks,
                    renamed,
                    words,
                    dropped,
                    refused,
                    reasoningField,
                    limitField,
                    thinking,
                    finishWords,
                    usageHolders,
                    callIds);
        }
    }
}
