package io.dvara.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.upstream.Proof;
import io.dvara.testkit.upstream.Proves;
import io.dvara.testkit.upstream.RecordedExchange;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every recorded request of a chat, read as one of the chat dialect and written for the vendor again. */
class RecordedRequestsTest {

    @TestFactory
    @Proves(Proof.REQUEST)
    @DisplayName("R-17, R-19, R-23: a recorded request is sent again as the vendor took it")
    Stream<DynamicTest> sendsWhatTheVendorTook() {
        return DynamicTest.stream(Recorded.chats(), RecordedExchange::toString, RecordedRequestsTest::check);
    }

    @TestFactory
    Stream<DynamicTest> callsTheRecordedAddress() {
        return DynamicTest.stream(Recorded.chats(), RecordedExchange::toString, exchange -> {
            URI address = Address.of(Recorded.base(exchange))
                    .of(Recorded.model(exchange), exchange.label().endpoint());
            assertThat(address.toString()).isEqualTo(Recorded.url(exchange).replaceFirst("[?].*$", ""));
        });
    }

    @Test
    void leavesOutNoChat() {
        assertThat(Recorded.shipped()).isEqualTo(Recorded.CHATS);
    }

    private static void check(RecordedExchange exchange) {
        JsonObject body = exchange.request().object();
        Delivery delivery = Recorded.isStreamed(exchange) ? Delivery.STREAMED : Delivery.WHOLE;
        ChatRequest request = new GenerateRequestReader().read(body, Recorded.model(exchange), delivery);
        TestCall call = TestCall.plain();
        JsonObject sent = new RequestWriter(Sending.JSON, Recorded.door(exchange)).write(request, call);
        assertThat(Plain.request(sent)).isEqualTo(Plain.request(body));
        assertThat(call.droppedFields()).isEmpty();
    }
}
