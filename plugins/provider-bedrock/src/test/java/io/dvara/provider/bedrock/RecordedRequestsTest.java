package io.dvara.provider.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.chat.ChatRequest;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.upstream.Proof;
import io.dvara.testkit.upstream.Proves;
import io.dvara.testkit.upstream.RecordedExchange;
import io.dvara.testkit.upstream.RecordedExchanges;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every recorded request, read by the test's own reader and written for the vendor again. */
class RecordedRequestsTest {

    @TestFactory
    @Proves(Proof.REQUEST)
    @DisplayName("R-17, R-21, R-23: a recorded request reaches the vendor as it was")
    Stream<DynamicTest> sendsRecordedRequestsAsTheyWere() {
        return DynamicTest.stream(Recorded.chats(), RecordedExchange::toString, exchange -> {
            ChatRequest request = new ConverseRequestReader().read(exchange);
            TestCall call = TestCall.plain();
            Asking sent = new Asking(
                    new RequestWriter(Asking.JSON, new Betas(List.of()))
                            .write(request, call)
                            .body(),
                    call.droppedFields());
            assertThat(Plain.of(sent.body()))
                    .isEqualTo(Plain.of(exchange.request().object()));
            assertThat(sent.dropped()).isEmpty();
        });
    }

    @Test
    void leavesNoRecordedEndpointOutWithoutAReason() {
        List<RecordedExchange.Label> spoken = Stream.concat(
                        Recorded.chats(),
                        RecordedExchanges.of("bedrock").endpoint("embeddings", "count-tokens").stream())
                .map(RecordedExchange::label)
                .toList();
        List<RecordedExchange.Label> leftOut = RecordedExchanges.of("bedrock").stream()
                .map(RecordedExchange::label)
                .filter(label -> !spoken.contains(label))
                .toList();
        assertThat(leftOut).allSatisfy(label -> assertThat(Recorded.LEFT_OUT).containsKey(label.endpoint()));
        assertThat(spoken).isNotEmpty();
        assertThat(RecordedExchanges.shipped().provider("bedrock").size()).isEqualTo(44);
    }
}
