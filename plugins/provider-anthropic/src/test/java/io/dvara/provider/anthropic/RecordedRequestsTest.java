package io.dvara.provider.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.json.JsonCodec;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.provider.TestJson;
import io.dvara.testkit.upstream.Proof;
import io.dvara.testkit.upstream.Proves;
import io.dvara.testkit.upstream.RecordedExchange;
import io.dvara.testkit.upstream.RecordedExchanges;
import jakarta.json.JsonObject;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every recorded request, read as one of the Messages dialect and written for the vendor again. */
class RecordedRequestsTest {

    private final JsonCodec json = new TestJson();

    @TestFactory
    @Proves(Proof.REQUEST)
    @DisplayName("R-21: a request of the vendor's own dialect reaches it with every leaf")
    Stream<DynamicTest> sendsRecordedRequestsAsTheyCame() {
        Stream<RecordedExchange> own = RecordedExchanges.of("anthropic").endpoint("messages").stream()
                .filter(exchange -> exchange.request().body().isPresent())
                .filter(RecordedRequestsTest::isChat);
        Stream<RecordedExchange> byAnotherDoor =
                RecordedExchanges.of("bedrock").endpoint("invoke", "invoke-stream").stream()
                        .filter(FramedEvents::isOfMessages);
        return DynamicTest.stream(Stream.concat(own, byAnotherDoor), RecordedExchange::toString, this::check);
    }

    /** Some recorders asked for an error by messages that are none. */
    private static boolean isChat(RecordedExchange exchange) {
        return exchange.request().object().getJsonArray("messages").stream().allMatch(JsonObject.class::isInstance);
    }

    private void check(RecordedExchange exchange) {
        JsonObject body = withModel(exchange.request().object());
        ChatRequest request = new MessagesRequestReader(json).read(body);
        TestCall call = TestCall.plain();
        JsonObject sent = new RequestWriter(json, OptionalInt.empty())
                .write(request, call)
                .body();
        assertThat(Plain.of(sent)).isEqualTo(Plain.of(body));
        assertThat(call.droppedFields()).isEmpty();
    }

    /** By the other door the address names the model. */
    private JsonObject withModel(JsonObject body) {
        return body.containsKey("model")
                ? body
                : json.make().createObjectBuilder(body).add("model", "claude").build();
    }
}
