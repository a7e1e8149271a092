package io.dvara.provider.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.testkit.provider.TestJson;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallArgumentsTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{\"a\":1} | {\"a\":1}",
                "`` | {}",
                "` ` | {}",
                "[1] | {\"arguments\":[1]}",
                "null | {\"arguments\":null}",
                "{oops | {\"invalid_json\":\"{oops\"}"
            })
    void whatIsNoObjectIsKeptWithinOne(String arguments, String object) {
        TestJson json = new TestJson();
        assertThat(CallArguments.object(json, arguments)).isEqualTo(json.read(object));
    }
}
