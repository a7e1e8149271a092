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
 * cut short, what passed is estimated; no client is ever told an estimate.
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

    synchronized void take(ChatChunk chunk) {
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

    /** An answer in pieces is whole when each choice that has begun has ended. */
    private boolean isWhole() {
        return answered || !ended.isEmpty() && ended.equals(begun);
    }

    /** Returns what was used, at this price. */
    synchronized Spent spent(Optional<Price> price) {
        boolean whole = isWhole();
        boolean counted = whole
                && reported.filter(it -> it.input().isPresent() || it.output().isPresent())
                        .isPresent();
        if (counted || said.isNothing() && !whole) {
            return reported.map(usage -> spent(usage, Spent.Source.VENDOR, price))
                    .orElse(Spent.NOTHING);
        }
        return spent(estimated(reported.orElse(Usage.UNKNOWN)), Spent.Source.ESTIMATE, price);
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
