package io.dvara.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
