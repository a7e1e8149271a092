package io.dvara.gateway.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.gateway.live.Lease;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriceLifeTest {

    private static final String TABLE = """
            pricing:
              - {models: [one], input: %s, output: 10}
            """;

    @TempDir
    Path folder;

    @Test
    void takesChangedPricesWhileServingAndKeepsThemWhenTheTableIsBad() throws IOException {
        Files.createDirectories(folder.resolve("plugins"));
        PluginJar.acme("1.0.0").writeTo(folder.resolve("plugins/acme.jar"));
        write(TABLE.formatted("2.5"));
        Rig rig = new Rig(folder, Map.of("ACME_API_KEY", "key")).start();
        assertThat(price(rig)).contains(new BigDecimal("2.5"));
        write(TABLE.formatted("1.25"));
        assertThat(price(rig.settle())).contains(new BigDecimal("1.25"));
        write(TABLE.formatted("cheap"));
        assertThat(price(rig.settle())).contains(new BigDecimal("1.25"));
        assertThat(rig.problem()).contains("prices.yaml:2:28");
    }

    private static Optional<BigDecimal> price(Rig rig) {
        try (Lease lease = rig.live.lease()) {
            return lease.generation()
                    .prices()
                    .of(rig.provider(lease, "acme"), "one")
                    .flatMap(price -> price.usual().input());
        }
    }

    private void write(String table) throws IOException {
        Files.writeString(folder.resolve("prices.yaml"), table);
    }
}
