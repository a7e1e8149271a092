package io.dvara.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class ProcessLogTest {

    @Test
    void requestLinesAreJsonAndNothingElse() {
        assertThat(printed(new ProcessLog.Raw(), "{\"model\":\"{0} ü\"}")).isEqualTo("{\"model\":\"{0} ü\"}\n");
    }

    @Test
    void otherLinesSayWhenHowBadAndWhere() {
        assertThat(printed(new ProcessLog.Plain(), "Plugin {0} is loaded"))
                .isEqualTo("2026-01-02T03:04:05.006Z INFO Plugins: Plugin acme is loaded\n");
    }

    private static String printed(Formatter formatter, String message) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LogRecord line = new LogRecord(Level.INFO, message);
        line.setLoggerName("io.dvara.gateway.plugins.Plugins");
        line.setInstant(Instant.parse("2026-01-02T03:04:05.006Z"));
        line.setParameters(new Object[] {"acme"});
        new ProcessLog(out, formatter).publish(line);
        return out.toString(StandardCharsets.UTF_8);
    }
}
