package io.dvara.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.provider.kit.Members;
import io.dvara.testkit.provider.CannedVendor;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.provider.TestJson;
import io.dvara.testkit.upstream.Proof;
import io.dvara.testkit.upstream.Proves;
import io.dvara.testkit.upstream.RecordedExchange;
import io.dvara.testkit.upstream.RecordedExchanges;
import jakarta.json.JsonObject;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TokenCountTest {

    private static final TestJson JSON = new TestJson();
    private static final JsonObject REQUEST =
            JSON.readObject("{\"contents\":[{\"role\":\"user\"}],\"tools\":[],\"toolConfig\":{}}");

    @TestFactory
    @Proves({Proof.REQUEST, Proof.ANSWER})
    Stream<DynamicTest> asksAsWasRecordedAndTellsTheCount() {
        return DynamicTest.stream(
                counts().filter(exchange -> exchange.response().status() == 200),
                RecordedExchange::toString,
                exchange -> {
                    CannedVendor vendor = CannedVendor.answering(exchange);
                    assertThat(count(exchange, vendor))
                            .isEqualTo(
                                    JSON.readObject(exchange.response().text()).getInt("totalTokens"));
                    assertThat(vendor.asked().uri().toString()).isEqualTo(Recorded.url(exchange));
                    assertThat(plain(vendor.askedBody()))
                            .isEqualTo(plain(exchange.request().object()));
                });
    }

    @TestFactory
    @Proves(Proof.ANSWER)
    Stream<DynamicTest> tellsRecordedErrors() {
        return DynamicTest.stream(
                counts().filter(exchange -> exchange.response().status() == 404),
                RecordedExchange::toString,
                exchange -> assertThatThrownBy(() -> count(exchange, CannedVendor.answering(exchange)))
                        .isInstanceOfSatisfying(
                                ProviderException.class,
                                failure -> assertThat(failure.fault()).isEqualTo(Fault.MODEL_NOT_FOUND)));
    }

    /** A count may name the contents alone, or a whole request of which they are part. */
    private static Object plain(JsonObject body) {
        return Plain.request(Members.object(body, "generateContentRequest").orElse(body));
    }

    private static Stream<RecordedExchange> counts() {
        return RecordedExchanges.of("gemini").endpoint("count-tokens").stream();
    }

    private static long count(RecordedExchange exchange, CannedVendor vendor) {
        JsonObject body = exchange.request().object();
        ChatRequest request = new GenerateRequestReader()
                .read(
                        Members.object(body, "generateContentRequest").orElse(body),
                        Recorded.model(exchange),
                        Delivery.WHOLE);
        return Asking.provider(vendor).countTokens(request, TestCall.plain());
    }

    @Test
    void putsTheRequestIntoTheQuestionOfTheOneDoor() {
        assertThat(TokenCount.of(REQUEST, "gemini-3.5-flash", Door.GEMINI, JSON.make()))
                .isEqualTo(JSON.readObject("{\"generateContentRequest\":{\"model\":\"models/gemini-3.5-flash\","
                        + "\"contents\":[{\"role\":\"user\"}],\"tools\":[],\"toolConfig\":{}}}"));
    }

    @Test
    void sendsTheOtherDoorWhatItCounts() {
        assertThat(TokenCount.of(REQUEST, "gemini-3.5-flash", Door.VERTEX, JSON.make()))
                .isEqualTo(JSON.readObject("{\"contents\":[{\"role\":\"user\"}],\"tools\":[]}"));
    }
}
