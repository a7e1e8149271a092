package io.dvara.gateway.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonException;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JacksonCodecTest {

    private final JacksonCodec codec = new JacksonCodec();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"a\":[1,2.50,-3e10,true,false,null,\"ü\\n\\u0000\",{\"b\":{}}]}",
                "12345678901234567890123",
                "0.1000",
                "\"/\""
            })
    void keepsEveryValueAndItsDigits(String json) {
        assertThat(codec.write(codec.read(json))).isEqualTo(json.replace("-3e10", "-3E+10"));
    }

    @Test
    void readsAndWritesBytes() {
        byte[] bytes = "{\"text\":\"日本\"}".getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        codec.write(codec.read(new ByteArrayInputStream(bytes)), out);
        assertThat(out.toByteArray()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"a\"", "{\"a\":}", "[1,]", "nul", "{} {}", "NaN", "{'a':1}", "\"\u0001\""})
    void refusesWhatIsNotJson(String text) {
        assertThatThrownBy(() -> codec.read(text)).isInstanceOf(JsonException.class);
    }

    @Test
    void saysWhereButNotWhat() {
        assertThatThrownBy(() -> codec.read("{\"password\":\"hunter2\",\n oops}"))
                .hasMessageContaining("line 2")
                .hasMessageNotContaining("hunter2")
                .hasMessageNotContaining("oops");
    }

    @Test
    void refusesDeepNesting() {
        assertThatThrownBy(() -> codec.read("[".repeat(1000))).isInstanceOf(JsonException.class);
    }

    @Test
    void refusesWhatIsNotUtf8() {
        byte[] bytes = {'"', (byte) 0xC3, '"'};
        assertThatThrownBy(() -> codec.read(bytes, 0, bytes.length)).isInstanceOf(JsonException.class);
    }

    @Test
    void readsAHugeExponentAtOnce() {
        assertThat(codec.write(codec.read("1e999999"))).isEqualTo("1E+999999");
    }

    @Test
    void takesTheLastOfTwoMembersWithOneName() {
        assertThat(codec.write(codec.read("{\"a\":1,\"a\":2}"))).isEqualTo("{\"a\":2}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain ",
                "\"quoted\" \\ \n\t\b\f\r / ",
                "\u0000\u001f\u007f",
                "Grüße, ",
                "日本 ",
                "x😀",
                "é\u001f\u0080!\" "
            })
    void writesLongTextsAsItWritesShortOnes(String piece) {
        for (int shift = 0; shift < Long.BYTES; shift++) {
            String text = "x".repeat(shift) + piece.repeat(3000);
            JsonValue value = codec.make()
                    .createArrayBuilder()
                    .add(1)
                    .add(text)
                    .add(text)
                    .add("end")
                    .build();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            codec.write(value, out);
            assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(codec.write(value));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4095, 9999})
    void refusesHalfASurrogatePairInALongText(int place) {
        StringBuilder text = new StringBuilder("x".repeat(10000));
        text.setCharAt(place, '\ud83d');
        JsonValue value = codec.make().createValue(text.toString());
        assertThatThrownBy(() -> codec.write(value, new ByteArrayOutputStream()))
                .isInstanceOf(UncheckedIOException.class);
    }
}
