package io.dvara.gateway.usage;

import io.dvara.api.chat.Usage;
import io.dvara.gateway.config.Price;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a call costs: its tokens by the rates of its model.
 *
 * <p>Each token is paid for once. What was read from or written to a cache, and sound, are parts of
 * the input; thoughts and sound are parts of the output; a part without a rate of its own costs what
 * the whole does. A vendor that bills other tokens than it counts says so in {@code billed_units} of its
 * usage: then those are paid for, by the plain rates of input and output.
 */
public final class Cost {

    private static final int NANO_DIGITS = 9;

    private Cost() {}

    /**
     * Returns the cost in US dollars, exactly.
     *
     * @param tier that the answer names
     */
    public static BigDecimal of(Price price, Usage usage, Optional<String> tier) {
        Price.Rates rates = rates(price, usage, tier);
        Usage paid = billed(usage);
        BigDecimal millionths = input(rates, paid).add(output(rates, paid));
        return millionths.movePointLeft(6).add(rates.request().orElse(BigDecimal.ZERO));
    }

    /** Returns an amount of dollars as a whole number of billionths. */
    static long nanos(BigDecimal dollars) {
        return dollars.setScale(NANO_DIGITS, RoundingMode.HALF_EVEN)
                .unscaledValue()
                .longValue();
    }

    private static Usage billed(Usage usage) {
        if (!(usage.extra().get("billed_units") instanceof JsonObject units)) {
            return usage;
        }
        OptionalLong input = count(units, "input_tokens");
        OptionalLong output = count(units, "output_tokens");
        return input.isEmpty() && output.isEmpty()
                ? usage
                : Usage.UNKNOWN.vary().input(input).output(output).build();
    }

    private static OptionalLong count(JsonObject counts, String name) {
        return counts.get(name) instanceof JsonNumber tokens
                ? OptionalLong.of(tokens.longValue())
                : OptionalLong.empty();
    }

    private static Price.Rates rates(Price price, Usage usage, Optional<String> tier) {
        if (tier.isPresent() && price.tiers().containsKey(tier.get())) {
            return price.tiers().get(tier.get());
        }
        long prompt = usage.input().orElse(0);
        for (Price.Above above : price.above()) {
            if (prompt > above.tokens()) {
                return above.rates();
            }
        }
        return price.usual();
    }

    private static BigDecimal input(Price.Rates rates, Usage usage) {
        BigDecimal rate = rates.input().orElse(BigDecimal.ZERO);
        BigDecimal writeRate = rates.cacheWrite().orElse(rate);
        long cached = usage.cached().orElse(0);
        long written = usage.cacheWritten().orElse(0);
        long forAnHour = Math.min(written, writtenForAnHour(usage));
        long audio = usage.audioInput().orElse(0);
        long rest = Math.max(0, usage.input().orElse(0) - cached - written - audio);
        return times(rate, rest)
                .add(times(rates.cachedInput().orElse(rate), cached))
                .add(times(writeRate, written - forAnHour))
                .add(times(rates.cacheWriteHour().orElse(writeRate), forAnHour))
                .add(times(rates.audioInput().orElse(rate), audio));
    }

    private static BigDecimal output(Price.Rates rates, Usage usage) {
        BigDecimal rate = rates.output().orElse(BigDecimal.ZERO);
        long reasoning = usage.reasoning().orElse(0);
        long audio = usage.audioOutput().orElse(0);
        long within = thoughtsStandBeside(usage, reasoning) ? 0 : reasoning;
        long rest = Math.max(0, usage.output().orElse(0) - within - audio);
        return times(rate, rest)
                .add(times(rates.reasoning().orElse(rate), reasoning))
                .add(times(rates.audioOutput().orElse(rate), audio));
    }

    /** Some vendors count thoughts beside the answer and not as its part, as their sum shows. */
    private static boolean thoughtsStandBeside(Usage usage, long reasoning) {
        long both = usage.input().orElse(0) + usage.output().orElse(0);
        return reasoning > 0 && usage.total().orElse(both) == both + reasoning;
    }

    /** The messages dialect tells apart how long what was written stays. */
    private static long writtenForAnHour(Usage usage) {
        return usage.extra().get("cache_creation") instanceof JsonObject written
                ? count(written, "ephemeral_1h_input_tokens").orElse(0)
                : 0;
    }

    private static BigDecimal times(BigDecimal rate, long tokens) {
        return rate.multiply(BigDecimal.valueOf(tokens));
    }
}
