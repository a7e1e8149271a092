package io.dvara.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.Delivery;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.testkit.provider.ProviderUnderTest.Stand;
import io.dvara.testkit.upstream.Script;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;

/** Which faults a provider makes of its vendor's refusals. */
final class ErrorCases {

    private final ProviderUnderTest subject;
    private final VendorForms forms;

    ErrorCases(ProviderUnderTest subject) {
        this.subject = subject;
        this.forms = subject.forms("errors.json");
    }

    Stream<DynamicTest> faults() {
        return Stream.of(GoldenError.values())
                .flatMap(error -> Stream.of(Delivery.values())
                        .map(delivery -> DynamicTest.dynamicTest(
                                error.caseName() + ", " + delivery, () -> checkFault(error, delivery))));
    }

    /** */
    void checkRetryAfter(String header, Duration expected) {
        Script limited = script(GoldenError.RATE_LIMITED).header("Retry-After", header);
        assertThat(failure(limited, Delivery.STREAMED).details().retryAfter()).contains(expected);
    }

    void checkErrorWithoutJson() {
        Script page = Script.answer(502).header("Content-Type", "text/html").send("<html>Bad gateway</html>");
        ProviderException failure = failure(page, Delivery.WHOLE);
        assertThat(failure.fault()).isIn(GoldenError.SERVER_ERROR.faults());
        assertThat(failure.getMessage()).isNotBlank();
    }

    private void checkFault(GoldenError error, Delivery delivery) {
        ProviderException failure = failure(script(error), delivery);
        assertThat(failure.fault()).isIn(error.faults());
        assertThat(failure.getMessage()).isNotBlank().doesNotContain(ProviderUnderTest.KEY);
        if (failure.fault() != Fault.CREDENTIAL_REFUSED) {
            assertThat(failure.getMessage()).contains(ProviderUnderTest.MESSAGE);
        }
        assertThat(failure.details().vendorStatus())
                .hasValue(forms.named(error.caseName()).getInt("status"));
        assertThat(failure.details().retryAfter()).isEmpty();
    }

    Script script(GoldenError error) {
        JsonObject form = forms.named(error.caseName());
        Assumptions.assumeFalse(form.containsKey("absent"), () -> form.getString("absent"));
        Script script = Script.json(form.getInt("status"), form.get("body"));
        JsonObject headers = Optional.ofNullable(form.getJsonObject("headers")).orElse(JsonObject.EMPTY_JSON_OBJECT);
        for (String name : headers.keySet()) {
            script = script.header(name, ((JsonString) headers.get(name)).getString());
        }
        return script;
    }

    private ProviderException failure(Script script, Delivery delivery) {
        try (Stand stand = subject.stand()) {
            stand.upstream().otherwise(script);
            try (Stream<ChatChunk> chunks =
                    stand.chat().chat(subject.ask(GoldenAnswer.simplest(), delivery), TestCall.plain())) {
                throw new AssertionError("taken for an answer: " + chunks.toList());
            } catch (ProviderException failure) {
                assertThat(stand.upstream().attempts()).as("attempts").isEqualTo(1);
                return failure;
            }
        }
    }
}
