package io.dvara.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PricesTest {

    @TempDir
    Path folder;

    @Test
    void thoseOfTheConfigurationStandBeforeThoseOfTheTable() throws IOException {
        write("prices.yaml", "pricing:\n  - {models: [acme-*], as-of: 2026-11-25, input: 1, output: 2}\n");
        write("dvara.yaml", "pricing:\n  - {model: acme-1, provider: acme, input: 0.5}\n");
        assertThat(configuration().blocks().prices())
                .extracting(it -> it.models().getFirst().text())
                .containsExactly("acme-1", "acme-*");
    }

    @Test
    void longPromptsAndTiersTakeFromTheUsualRatesWhatTheyDoNotSay() throws IOException {
        write("dvara.yaml", """
                pricing:
                  - models: [a, b]
                    input: 1
                    output: 2
                    above: [{tokens: 10, input: 3}, {tokens: 100, input: 4}]
                    tiers: {flex: {output: 1}}
                """);
        Price price = configuration().blocks().prices().getFirst().price();
        assertThat(price.above()).extracting(Price.Above::tokens).containsExactly(100L, 10L);
        assertThat(price.above().getFirst().rates().output())
                .hasValueSatisfying(it -> assertThat(it).isEqualByComparingTo("2"));
        assertThat(price.tiers().get("flex").input())
                .hasValueSatisfying(it -> assertThat(it).isEqualByComparingTo("1"));
    }

    @Test
    @DisplayName("R-16: some hours of some days cost something else")
    void hoursHaveRatesOfTheirOwn() throws IOException {
        write("dvara.yaml", """
                pricing:
                  - models: [a]
                    input: 1
                    output: 2
                    hours: [{days: mon-fri, from: "01:00", until: "04:00", input: 3}]
                """);
        Price price = configuration().blocks().prices().getFirst().price();
        assertThat(input(price, "2026-11-25T00:59:59Z")).isEqualTo("1");
        assertThat(input(price, "2026-11-25T01:00:00Z")).isEqualTo("3");
        assertThat(input(price, "2026-11-25T03:59:59Z")).isEqualTo("3");
        assertThat(input(price, "2026-11-25T04:00:00Z")).isEqualTo("1");
        assertThat(input(price, "2026-11-28T02:00:00Z")).as("a Saturday").isEqualTo("1");
        assertThat(price.at(Instant.parse("2026-11-25T01:00:00Z")).usual().output())
                .hasValueSatisfying(it -> assertThat(it).isEqualByComparingTo("2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{from: '01:00'}",
                "{from: '04:00', until: '01:00'}",
                "{from: '1am', until: '02:00'}",
                "{from: '01:00', until: '02:00', days: weekend}"
            })
    void hoursThatAreNoneAreNamed(String hours) throws IOException {
        write("dvara.yaml", "pricing:\n  - {models: [a], input: 1, hours: [" + hours + "]}\n");
        assertThatThrownBy(this::configuration).hasMessageContaining("pricing[0].hours");
    }

    private static String input(Price price, String moment) {
        return price.at(Instant.parse(moment)).usual().input().orElseThrow().toString();
    }

    @Test
    void whatIsWrongIsNamedWithItsPlace() throws IOException {
        write("dvara.yaml", """
                pricing:
                  - {models: [a], inptu: 1}
                  - {models: [a], input: cheap}
                  - {input: 1}
                  - {models: [a], input: 1, above: [{input: 2}]}
                """);
        assertThatThrownBy(this::configuration)
                .hasMessageContaining("dvara.yaml:2:19: pricing[0].inptu: unknown key; did you mean 'input'?")
                .hasMessageContaining("pricing[0]: needs 'input'")
                .hasMessageContaining("dvara.yaml:3:26: pricing[1].input: 'cheap' is no amount in dollars")
                .hasMessageContaining("pricing[2]: models are missing")
                .hasMessageContaining("pricing[3].above: needs 'tokens'");
    }

    @Test
    void theTableThatIsShippedIsGood() {
        List<PriceBlock> prices = Configuration.of(
                        new Environment(Map.of("DVARA_PRICES_FILE", shipped().toString())), folder)
                .blocks()
                .prices();
        assertThat(prices)
                .hasSizeGreaterThan(30)
                .allSatisfy(it -> assertThat(it.price().usual().input()).isPresent());
    }

    private static Path shipped() {
        return Path.of("../liberty/src/dvara/prices.yaml").toAbsolutePath().normalize();
    }

    private Configuration configuration() {
        return Configuration.of(new Environment(Map.of()), folder);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
