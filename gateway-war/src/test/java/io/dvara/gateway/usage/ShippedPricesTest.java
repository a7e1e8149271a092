package io.dvara.gateway.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.chat.Usage;
import io.dvara.gateway.config.Configuration;
import io.dvara.gateway.config.Environment;
import io.dvara.gateway.config.PriceBlock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of prices that is shipped, vendor by vendor. */
class ShippedPricesTest {

    private static final Path TABLE = Path.of("../liberty/src/dvara/prices.yaml");

    /** A Wednesday at night, when no vendor asks for more. */
    private static final String NIGHT = "2026-11-25T20:00:00Z";

    @TempDir
    Path folder;

    @ParameterizedTest
    @DisplayName("R-16: 1,000 tokens read, 600 of them from a cache, and 100 written")
    @CsvSource({
        "anthropic, claude-sonnet-4-5, 0.00288000",
        "openai, gpt-5-mini, 0.00031500",
        "gemini, gemini-2.5-flash, 0.00038800",
        "bedrock, eu.amazon.nova-pro-v1:0, 0.00076000",
        "deepseek, deepseek-flash, 0.00012180",
        "deepseek, deepseek-v4-flash, 0.00012180",
        "deepseek, deepseek-v4-pro, 0.00047520",
        "mistral, mistral-large-latest, 0.00038000",
        "mistral, mistral-medium-3-5, 0.00144000",
        "mistral, codestral-2508, 0.00022800",
        "groq, openai/gpt-oss-120b, 0.00016500",
        "groq, openai/gpt-oss-20b, 0.00008250",
        "moonshot, kimi-k2.5, 0.00060000",
    })
    void costsWhatTheVendorHasPublished(String provider, String model, String cost) {
        assertThat(cost(provider, model, NIGHT)).contains(cost);
    }

    @ParameterizedTest
    @DisplayName("R-16: DeepSeek asks for twice as much at the peak of a working day")
    @CsvSource({
        "2026-11-25T00:59:59Z, 0.00012180",
        "2026-11-25T01:00:00Z, 0.00024360",
        "2026-11-25T04:00:00Z, 0.00012180",
        "2026-11-25T06:00:00Z, 0.00024360",
        "2026-11-25T09:59:59Z, 0.00024360",
        "2026-11-25T10:00:00Z, 0.00012180",
        "2026-11-28T07:00:00Z, 0.00012180"
    })
    void knowsTheHoursOfPeakRates(String moment, String cost) {
        assertThat(cost("deepseek", "deepseek-flash", moment)).contains(cost);
    }

    @Test
    @DisplayName("a model without a published price has an unknown cost, and not none")
    void tellsNoCostOfModelsWithoutAPrice() {
        assertThat(cost("xai", "grok-4", NIGHT)).isEmpty();
        assertThat(cost("mistral", "deepseek-flash", NIGHT)).isEmpty();
    }

    private Optional<String> cost(String provider, String model, String moment) {
        Usage usage = Usage.UNKNOWN
                .vary()
                .input(OptionalLong.of(1_000))
                .cached(OptionalLong.of(600))
                .output(OptionalLong.of(100))
                .build();
        return Configuration.of(
                        new Environment(Map.of(
                                "DVARA_PRICES_FILE",
                                TABLE.toAbsolutePath().normalize().toString())),
                        folder)
                .blocks()
                .prices()
                .stream()
                .filter(block -> block.provider().equals(Optional.of(provider)))
                .filter(block -> block.models().stream().anyMatch(glob -> glob.matches(model)))
                .findFirst()
                .map(PriceBlock::price)
                .map(price -> Cost.of(price.at(Instant.parse(moment)), usage, Optional.empty())
                        .setScale(8)
                        .toPlainString());
    }
}
