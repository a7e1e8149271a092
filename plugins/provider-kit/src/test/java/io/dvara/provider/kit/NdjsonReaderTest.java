package io.dvara.provider.kit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.testkit.provider.TestJson;
import jakarta.json.JsonException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NdjsonReaderTest {

    private static final String LINES = "{\"a\":\"é\"}\n\n  \r\n{\"b\":1}\r\n{\"c\":2}";

    @Test
    void readsTheSameLinesInPiecesOfAnySize() {
        for (int size = 1; size < LINES.length() + 2; size++) {
            assertThat(lines(size)).containsExactly("{\"a\":\"é\"}", "{\"b\":1}", "{\"c\":2}");
        }
    }

    @Test
    void returnsALineBeforeItReadsAByteMore() {
        Trickle trickle = new Trickle("{}\n{}\n".getBytes(UTF_8), 1);
        NdjsonReader reader = new NdjsonReader(trickle);
        assertThat(reader.next()).isTrue();
        assertThat(trickle.given()).isEqualTo(3);
    }

    @Test
    void showsABrokenLastLineAsNoJson() {
        NdjsonReader reader = new NdjsonReader(new Trickle("{\"a\":1}\n{\"b".getBytes(UTF_8), 4));
        assertThat(reader.next()).isTrue();
        assertThat(reader.json(new TestJson()).asJsonObject()).containsKey("a");
        assertThat(reader.next()).isTrue();
        assertThatThrownBy(() -> reader.json(new TestJson())).isInstanceOf(JsonException.class);
        assertThat(reader.next()).isFalse();
    }

    private static List<String> lines(int size) {
        NdjsonReader reader = new NdjsonReader(new Trickle(LINES.getBytes(UTF_8), size));
        List<String> lines = new ArrayList<>();
        while (reader.next()) {
            lines.add(reader.text());
        }
        return lines;
    }
}
