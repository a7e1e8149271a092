package io.dvara.provider.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.testkit.provider.CannedVendor;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.upstream.Proof;
import io.dvara.testkit.upstream.Proves;
import io.dvara.testkit.upstream.RecordedExchange;
import io.dvara.testkit.upstream.RecordedExchanges;
import jakarta.json.JsonObject;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCountTest {

    @TestFactory
    @Proves({Proof.REQUEST, Proof.ANSWER})
    Stream<DynamicTest> asksAsWasRecordedAndTellsTheCount() {
        return DynamicTest.stream(
                RecordedExchanges.of("bedrock").endpoint("count-tokens").stream()
                        .filter(TokenCountTest::isOfConverse),
                RecordedExchange::toString,
                TokenCountTest::check);
    }

    /** The vendor also counts requests of the door that this plugin does not take for chats. */
    private static boolean isOfConverse(RecordedExchange exchange) {
        return exchange.request().object().getJsonObject("input").containsKey("converse");
    }

    private static void check(RecordedExchange exchange) {
        JsonObject asked = exchange.request().object().getJsonObject("input").getJsonObject("converse");
        ChatRequest request = new ConverseRequestReader()
                .read(ConverseRequestReader.model(exchange), asked)
                .build();
        CannedVendor vendor = CannedVendor.answering(exchange);
        try (BedrockProvider provider = Asking.provider(vendor)) {
            if (exchange.response().status() == 200) {
                assertThat(provider.countTokens(request, TestCall.plain()))
                        .isEqualTo(Asking.JSON
                                .readObject(exchange.response().text())
                                .getInt("inputTokens"));
            } else {
                assertThatThrownBy(() -> provider.countTokens(request, TestCall.plain()))
                        .isInstanceOf(ProviderException.class);
            }
        }
        assertThat(exchange.request().url()).endsWith(vendor.asked().uri().getRawPath());
        assertThat(Plain.of(body(vendor))).isEqualTo(Plain.of(exchange.request().object()));
    }

    @ParameterizedTest
    @CsvSource({
        "eu.anthropic.claude-sonnet-4-20250514-v1:0, anthropic.claude-sonnet-4-20250514-v1%3A0",
        "global.amazon.nova-2-lite-v1:0, amazon.nova-2-lite-v1%3A0",
        "arn:aws:bedrock:us-east-1:1:application-inference-profile/abc,"
                + " arn%3Aaws%3Abedrock%3Aus-east-1%3A1%3Aapplication-inference-profile%2Fabc"
    })
    void countsForTheModelBehindAProfile(String model, String named) {
        CannedVendor vendor = CannedVendor.answering(200, "{\"inputTokens\":3}");
        try (BedrockProvider provider = Asking.provider(vendor)) {
            assertThat(provider.countTokens(Asking.ask(model).build(), TestCall.plain()))
                    .isEqualTo(3);
        }
        assertThat(vendor.asked().uri().getRawPath()).isEqualTo("/model/" + named + "/count-tokens");
    }

    @Test
    void countsWhatIsReadAndNothingElse() {
        CannedVendor vendor = CannedVendor.answering(200, "{\"inputTokens\":3}");
        ChatRequest request = Asking.ask(Asking.CLAUDE)
                .extra(Asking.json("{'guardrailConfig':{'guardrailIdentifier':'a','guardrailVersion':'1'},"
                        + "'additionalModelRequestFields':{'a':1}}"))
                .build();
        try (BedrockProvider provider = Asking.provider(vendor)) {
            provider.countTokens(request, TestCall.plain());
        }
        assertThat(body(vendor))
                .isEqualTo(Asking.json("{'input':{'converse':{'messages':[{'role':'user','content':[{'text':'Hi'}]}],"
                        + "'additionalModelRequestFields':{'a':1}}}}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The provided model doesn't support counting tokens.",
                "User: arn:aws:iam::1:user/a is not authorized to perform: bedrock:CountTokens on resource: x"
            })
    void leavesTheCountOpenWhereTheVendorDoesNotCount(String words) {
        CannedVendor vendor = CannedVendor.answering(400, "{\"message\":\"" + words + "\"}")
                .with("x-amzn-errortype", "AccessDeniedException");
        try (BedrockProvider provider = Asking.provider(vendor)) {
            assertThatThrownBy(
                            () -> provider.countTokens(Asking.ask(Asking.NOVA).build(), TestCall.plain()))
                    .isInstanceOfSatisfying(
                            ProviderException.class,
                            refusal -> assertThat(refusal.fault()).isEqualTo(Fault.UNSUPPORTED_PARAMETER));
        }
    }

    private static JsonObject body(CannedVendor vendor) {
        return Asking.body(vendor.asked());
    }
}
