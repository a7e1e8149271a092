package io.dvara.gateway.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.chat.Usage;
import io.dvara.gateway.config.Price;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R-16: every token is paid for once, to 8 decimals")
class CostTest {

    private static final Optional<String> NO_TIER = Optional.empty();
    private static final Price.Rates RATES = rates("3", "0.30", "3.75", "6", "15");
    private static final Price.Rates LONG = rates("6", "0.60", "7.5", "12", "22.5");
    private static final Price.Rates FLEX = rates("1.5", "0.15", "1.875", "3", "7.5");
    private static final Price PRICE =
            new Price(RATES, List.of(new Price.Above(200_000, LONG)), Map.of("flex", FLEX), List.of());

    @Test
    void partsOfTheInputAreNotPaidForTwice() {
        assertThat(cost(usage(1_000, 100, 600, 300, JsonValue.EMPTY_JSON_OBJECT)))
                .isEqualTo("0.00310500");
    }

    @Test
    void whatStaysInTheCacheForAnHourHasARateOfItsOwn() {
        JsonObject extra = Json.createObjectBuilder()
                .add("cache_creation", Json.createObjectBuilder().add("ephemeral_1h_input_tokens", 100))
                .build();
        assertThat(cost(usage(1_000, 100, 600, 300, extra))).isEqualTo("0.00333000");
    }

    @Test
    void longPromptsCostMoreAsAWhole() {
        assertThat(cost(usage(200_000, 0, 0, 0, JsonValue.EMPTY_JSON_OBJECT))).isEqualTo("0.60000000");
        assertThat(cost(usage(200_001, 1, 0, 0, JsonValue.EMPTY_JSON_OBJECT))).isEqualTo("1.20002850");
    }

    @Test
    void theTierThatTheAnswerNamesCounts() {
        Usage usage = Usage.of(1_000, 100);
        assertThat(printed(Cost.of(PRICE, usage, Optional.of("flex")))).isEqualTo("0.00225000");
        assertThat(printed(Cost.of(PRICE, usage, Optional.of("default")))).isEqualTo("0.00450000");
    }

    @Test
    void partsWithoutARateCostWhatTheWholeDoes() {
        Price plain = new Price(rates("2.5", null, null, null, "10"), List.of(), Map.of(), List.of());
        Usage usage = usage(1_000, 100, 600, 300, JsonValue.EMPTY_JSON_OBJECT);
        assertThat(printed(Cost.of(plain, usage, NO_TIER))).isEqualTo("0.00350000");
    }

    @Test
    void thoughtsThatAVendorCountsBesideTheAnswerArePaidForToo() {
        assertThat(cost(thoughtful(9, 94, 135))).isEqualTo("0.00164100");
        assertThat(cost(thoughtful(103, 94, 135))).isEqualTo("0.00164100");
    }

    @Test
    void whatAVendorBillsCountsMoreThanWhatItsModelRead() {
        JsonObject extra = Json.createObjectBuilder()
                .add(
                        "billed_units",
                        Json.createObjectBuilder().add("input_tokens", 12).add("output_tokens", 65))
                .build();
        assertThat(cost(usage(212, 66, 208, 0, extra))).isEqualTo("0.00101100");
        JsonObject searches = Json.createObjectBuilder()
                .add("billed_units", Json.createObjectBuilder().add("search_units", 1))
                .build();
        assertThat(cost(usage(212, 65, 0, 0, searches))).isEqualTo("0.00161100");
    }

    private static Usage thoughtful(long output, long reasoning, long total) {
        return Usage.UNKNOWN
                .vary()
                .input(OptionalLong.of(32))
                .output(OptionalLong.of(output))
                .total(OptionalLong.of(total))
                .reasoning(OptionalLong.of(reasoning))
                .build();
    }

    @Test
    void moneyIsCountedInBillionths() {
        assertThat(Cost.nanos(new BigDecimal("0.0000000375"))).isEqualTo(38);
        assertThat(Cost.nanos(new BigDecimal("1.5"))).isEqualTo(1_500_000_000L);
    }

    private static String cost(Usage usage) {
        return printed(Cost.of(PRICE, usage, NO_TIER));
    }

    private static String printed(BigDecimal dollars) {
        return dollars.setScale(8).toPlainString();
    }

    private static Usage usage(long input, long output, long cached, long written, JsonObject extra) {
        return Usage.UNKNOWN
                .vary()
                .input(OptionalLong.of(input))
                .output(OptionalLong.of(output))
                .cached(OptionalLong.of(cached))
                .cacheWritten(OptionalLong.of(written))
                .extra(extra)
                .build();
    }

    private static Price.Rates rates(String input, String cached, String write, String hour, String output) {
        return new Price.Rates(
                amount(input),
                amount(cached),
                amount(write),
                amount(hour),
                amount(output),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Optional<BigDecimal> amount(String text) {
        return Optional.ofNullable(text).map(BigDecimal::new);
    }
}
