package io.dvara.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestJsonTest {

    private final TestJson json = new TestJson();

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "{", "[1", "{} {}", "{}x", "{\"a\":}", "1 2", "[1,]", "{'a':1}", "nul", "NaN", "\"a"})
    void refusesWhatIsNotExactlyOneValue(String text) {
        assertThatThrownBy(() -> json.read(text)).isInstanceOf(JsonException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", " [1,2] ", "\"a\"", "1", "null", "true", "{\"a\":{\"b\":[]}}"})
    void readsWhatItWrote(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        json.write(json.read(text), out);
        assertThat(json.read(new ByteArrayInputStream(out.toByteArray()))).isEqualTo(json.read(text));
        assertThat(json.write(json.read(text))).isEqualTo(out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void refusesWhatIsNestedTooDeep() {
        assertThatThrownBy(() -> json.read("[".repeat(600) + "]".repeat(600))).isInstanceOf(JsonException.class);
        assertThat(json.read("[".repeat(400) + "]".repeat(400))).isNotNull();
    }

    @Test
    void refusesInvalidUtf8() {
        byte[] bytes = {'"', (byte) 0xc3, '"'};
        assertThatThrownBy(() -> json.read(bytes, 0, 3)).isInstanceOf(JsonException.class);
    }

    @Test
    void keepsTheDigitsOfNumbers() {
        assertThat(((JsonNumber) json.read("0.10")).bigDecimalValue().toString())
                .isEqualTo("0.10");
        assertThat(json.write(json.read("12345678901234567890"))).isEqualTo("12345678901234567890");
    }

    @Test
    void takesTheLastOfTwoMembersWithOneName() {
        assertThat(json.readObject("{\"a\":1,\"a\":2}").getInt("a")).isEqualTo(2);
    }
}
