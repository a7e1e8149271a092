package io.dvara.provider.kit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.http.HttpCall;
import io.dvara.api.http.HttpHeaders;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.provider.TestContext;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpstreamTest {

    private static final Vendor ACME = new Vendor("acme", "apiKey", List.of());
    private static final HttpCall CALL = HttpCall.get(URI.create("http://127.0.0.1/v1"), HttpHeaders.NONE);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|MALFORMED",
                "<html>hello</html>|MALFORMED",
                "[1]|MALFORMED",
                "{\"a\":|MALFORMED",
                "{} {}|MALFORMED",
                "{\"error\":{\"message\":\"m\"}}|FAILED",
                "{\"error\":\"m\"}|FAILED",
                "{\"object\":\"error\"}|FAILED"
            })
    void refusesAWholeAnswerThatIsNone(String body, Fault fault) {
        assertThatThrownBy(() -> upstream(new FakeAnswer(200, HttpHeaders.NONE, body == null ? "" : body))
                        .ask(CALL, TestCall.plain()))
                .isInstanceOfSatisfying(
                        ProviderException.class, e -> assertThat(e.fault()).isEqualTo(fault));
    }

    @Test
    void takesAnAnswerWhoseErrorIsNull() {
        FakeAnswer answer = new FakeAnswer(200, HttpHeaders.NONE, "{\"error\":null}");
        assertThat(upstream(answer).ask(CALL, TestCall.plain())).containsKey("error");
        assertThat(answer.isClosed()).isTrue();
    }

    @Test
    void closesAnAnswerThatIsAnError() {
        FakeAnswer answer = new FakeAnswer(500, HttpHeaders.NONE, "{}");
        assertThatThrownBy(() -> upstream(answer).open(CALL, TestCall.plain())).isInstanceOf(ProviderException.class);
        assertThat(answer.isClosed()).isTrue();
    }

    @Test
    void cutsNoWholeAnswerAtAnyOffset() {
        byte[] whole = "{\"a\":[1,2,{\"b\":\"é\"}]}".getBytes(UTF_8);
        Upstream upstream = upstream(new FakeAnswer(200, HttpHeaders.NONE, ""));
        for (int cut = 0; cut < whole.length; cut++) {
            byte[] part = java.util.Arrays.copyOf(whole, cut);
            assertThatThrownBy(() -> upstream.object(part)).isInstanceOf(ProviderException.class);
        }
    }

    private static Upstream upstream(FakeAnswer answer) {
        return new Upstream(TestContext.named("acme").with((_, _) -> answer), ACME);
    }
}
