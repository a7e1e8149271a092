package io.dvara.gateway.pipeline;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChoiceDelta;
import io.dvara.api.chat.Usage;
import io.dvara.gateway.config.Price;
import io.dvara.gateway.usage.Cost;
import io.dvara.gateway.usage.Spent;
import io.dvara.gateway.usage.TokenEstimate;
import io.dvara.gateway.usage.Told;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Counts what one request uses.
 *
 * <p>What the vendor says counts, once its answer is whole. Where it says nothing, or the answer was
 * cut short, what passed is estimated, which no client is told. Where it tells some of the counts of a
 * whole answer, the others follow from its sum or are estimated, so that the client sees all.
 */
final class Meter {

    private static final String TIER = "service_tier";

    private final BitSet begun = new BitSet();
    private final BitSet ended = new BitSet();
    private final Told said = new Told();
    private LongSupplier prompt = () -> 0;
    private Optional<Usage> reported = Optional.empty();
    private Optional<String> tier = Optional.empty();
    private boolean answered;

    /** Notes how to estimate the prompt, should that be needed. */
    synchronized void asked(LongSupplier estimate) {
        prompt = estimate;
    }

    /** Notes what the vendor reports; the last report counts. */
    synchronized void used(Usage usage) {
        reported = Optional.of(usage);
        noteTier(usage.extra());
    }

    /** Counts a chunk, and returns it with all of the usage once its answer is whole. */
    synchronized ChatChunk take(ChatChunk chunk) {
        note(chunk);
        boolean ends = chunk.usage().isPresent()
                || chunk.choices().stream().anyMatch(it -> it.finish().isPresent());
        if (!ends || !isWhole() || reported.filter(Meter::lacksACount).isEmpty()) {
            return chunk;
        }
        Optional<Usage> all = Optional.of(completed(reported.get()));
        return new ChatChunk(chunk.head(), chunk.choices(), all, chunk.extra());
    }

    private void note(ChatChunk chunk) {
        if (chunk.usage().isPresent()) {
            used(chunk.usage().get());
        }
        noteTier(chunk.extra());
        for (ChoiceDelta choice : chunk.choices()) {
            TokenEstimate.add(choice, said);
            begun.set(choice.index());
            choice.finish().ifPresent(_ -> ended.set(choice.index()));
        }
    }

    /** Notes that an answer without pieces is whole. */
    synchronized void answered() {
        answered = true;
    }

    /** Notes that an answer without pieces is whole, and returns all of its usage where some is told. */
    synchronized Optional<Usage> answered(Usage told) {
        answered = true;
        used(told);
        return Optional.of(told.input().isEmpty() && told.total().isPresent() ? completed(told) : told);
    }

    /** An answer in pieces is whole when each choice that has begun has ended. */
    private boolean isWhole() {
        return answered || !ended.isEmpty() && ended.equals(begun);
    }

    /** Returns what was used, at this price. */
    synchronized Spent spent(Optional<Price> price) {
        boolean whole = isWhole();
        Usage known = reported.orElse(Usage.UNKNOWN);
        if (!whole && said.isNothing()) {
            return reported.map(usage -> spent(usage, Spent.Source.VENDOR, price))
                    .orElse(Spent.NOTHING);
        }
        if (!whole || isUnknown(known)) {
            return spent(estimated(known), Spent.Source.ESTIMATE, price);
        }
        Spent.Source source = isTold(derived(known)) ? Spent.Source.VENDOR : Spent.Source.ESTIMATE;
        return spent(lacksACount(known) ? completed(known) : known, source, price);
    }

    private static boolean isUnknown(Usage usage) {
        return usage.input().isEmpty()
                && usage.output().isEmpty()
                && usage.total().isEmpty();
    }

    private static boolean lacksACount(Usage usage) {
        return !isUnknown(usage) && (usage.input().isEmpty() || usage.output().isEmpty());
    }

    /** Answers without pieces, such as vectors, use no tokens of their own. */
    private boolean isTold(Usage usage) {
        return usage.input().isPresent() && (answered || usage.output().isPresent());
    }

    /** Returns the counts of a whole answer, of which the vendor told some. */
    private Usage completed(Usage known) {
        Usage usage = derived(known);
        long most = usage.total().orElse(Long.MAX_VALUE);
        OptionalLong input = OptionalLong.of(usage.input().orElseGet(() -> Math.min(most, prompt.getAsLong())));
        OptionalLong output = usage.output().isPresent() || answered
                ? usage.output()
                : OptionalLong.of(beside(usage.total(), input).orElseGet(said::tokens));
        long sum = input.getAsLong() + output.orElse(0);
        OptionalLong total = usage.total().isPresent() ? usage.total() : OptionalLong.of(sum);
        return usage.vary().input(input).output(output).total(total).build();
    }

    /** Returns what the sum that the vendor tells makes plain. */
    private Usage derived(Usage known) {
        OptionalLong input = known.input().isPresent() ? known.input() : beside(known.total(), inputsOther(known));
        OptionalLong output = known.output().isPresent() || answered ? known.output() : beside(known.total(), input);
        return known.vary().input(input).output(output).build();
    }

    private OptionalLong inputsOther(Usage known) {
        return answered ? OptionalLong.of(known.output().orElse(0)) : known.output();
    }

    private static OptionalLong beside(OptionalLong total, OptionalLong part) {
        return total.isPresent() && part.isPresent()
                ? OptionalLong.of(Math.max(0, total.getAsLong() - part.getAsLong()))
                : OptionalLong.empty();
    }

    private Spent spent(Usage usage, Spent.Source source, Optional<Price> price) {
        return new Spent(Optional.of(usage), source, price.map(it -> Cost.of(it, usage, tier)));
    }

    /** What a vendor has reported in the middle is the least. */
    private Usage estimated(Usage known) {
        long input = known.input().orElseGet(prompt);
        long output = Math.max(known.output().orElse(0), said.tokens());
        return known.vary()
                .input(OptionalLong.of(input))
                .output(OptionalLong.of(output))
                .total(OptionalLong.of(input + output))
                .build();
    }

    /** Returns the tier that an answer or its usage names. */
    static Optional<String> tier(JsonObject extra) {
        return extra.get(TIER) instanceof JsonString named ? Optional.of(named.getString()) : Optional.empty();
    }

    private void noteTier(JsonObject extra) {
        if (!extra.isEmpty()) {
            tier = tier(extra).or(() -> tier);
        }
    }
}
