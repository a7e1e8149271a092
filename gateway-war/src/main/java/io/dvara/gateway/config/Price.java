package io.dvara.gateway.config;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a model costs.
 *
 * @param usual rates
 * @param above rates of calls whose prompt is longer than so many tokens, the longest first
 * @param tiers rates by the service tier that an answer names
 * @param hours rates of some hours of the day, in place of the usual ones
 */
public record Price(Rates usual, List<Above> above, Map<String, Rates> tiers, List<Hours> hours) {

    /** Copies lists and maps. */
    public Price {
        above = List.copyOf(above);
        tiers = Map.copyOf(tiers);
        hours = List.copyOf(hours);
    }

    /** Returns the price of a call at this moment. */
    public Price at(Instant moment) {
        if (hours.isEmpty()) {
            return this;
        }
        OffsetDateTime time = moment.atOffset(ZoneOffset.UTC);
        return hours.stream()
                .filter(it -> it.hold(time))
                .findFirst()
                .map(it -> new Price(it.rates(), above, tiers, List.of()))
                .orElse(this);
    }

    /**
     * Rates of long prompts, for the whole call.
     *
     * @param tokens that the prompt has to exceed
     * @param rates that differ from the usual ones
     */
    public record Above(long tokens, Rates rates) {}

    /**
     * Rates of some hours.
     *
     * @param days of the week
     * @param from the first moment of the day, UTC
     * @param until the moment at which they end
     * @param rates that differ from the usual ones
     */
    public record Hours(Set<DayOfWeek> days, LocalTime from, LocalTime until, Rates rates) {

        /** Copies the days. */
        public Hours {
            days = Set.copyOf(days);
        }

        private boolean hold(OffsetDateTime time) {
            LocalTime clock = time.toLocalTime();
            return days.contains(time.getDayOfWeek()) && !clock.isBefore(from) && clock.isBefore(until);
        }
    }

    /**
     * Rates in US dollars, for a million tokens unless said otherwise.
     *
     * @param input tokens of the prompt
     * @param cachedInput of the input, read from the vendor's cache
     * @param cacheWrite of the input, written to the vendor's cache
     * @param cacheWriteHour of the input, written to stay for an hour
     * @param output tokens of the answer
     * @param reasoning of the output, thoughts
     * @param audioInput of the input, sound
     * @param audioOutput of the output, sound
     * @param request for each call
     */
    public record Rates(
            Optional<BigDecimal> input,
            Optional<BigDecimal> cachedInput,
            Optional<BigDecimal> cacheWrite,
            Optional<BigDecimal> cacheWriteHour,
            Optional<BigDecimal> output,
            Optional<BigDecimal> reasoning,
            Optional<BigDecimal> audioInput,
            Optional<BigDecimal> audioOutput,
            Optional<BigDecimal> request) {

        /** Returns these rates, filled with others where nothing is said. */
        public Rates or(Rates others) {
            return new Rates(
                    input.or(others::input),
                    cachedInput.or(others::cachedInput),
                    cacheWrite.or(others::cacheWrite),
                    cacheWriteHour.or(others::cacheWriteHour),
                    output.or(others::output),
                    reasoning.or(others::reasoning),
                    audioInput.or(others::audioInput),
                    audioOutput.or(others::audioOutput),
                    request.or(others::request));
        }
    }
}
