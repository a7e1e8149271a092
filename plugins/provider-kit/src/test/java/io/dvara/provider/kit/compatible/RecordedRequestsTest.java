package io.dvara.provider.kit.compatible;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.testkit.provider.JsonDifferences;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.provider.TestJson;
import io.dvara.testkit.upstream.Proof;
import io.dvara.testkit.upstream.Proves;
import io.dvara.testkit.upstream.RecordedExchange;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that clients sent to eleven vendors, through the canonical form and back. */
class RecordedRequestsTest {

    static Stream<RecordedExchange> requests() {
        return Vendors.chats()
                .filter(exchange -> exchange.request().body().isPresent())
                .filter(exchange -> isChat(exchange.request().object()));
    }

    @ParameterizedTest
    @Proves(Proof.REQUEST)
    @MethodSource("requests")
    void sendsWhatTheClientSent(RecordedExchange exchange) {
        JsonObject body = exchange.request().object();
        TestCall call = TestCall.plain();
        Variation variation =
                hasObjectArguments(body) ? Variation.NONE.quirks(Quirk.ARGUMENTS_ARE_OBJECTS) : Variation.NONE;
        JsonObject sent = new RequestWriter(new TestJson(), variation, "acme").write(ChatJson.read(body), call);
        assertThat(JsonDifferences.between(ExpectedRequest.of(body), ExpectedRequest.of(sent)))
                .as("%s", exchange)
                .isEmpty();
        assertThat(call.droppedFields()).isEmpty();
    }

    /** A model may be named by the address, and a prompt may stand for the messages. */
    private static boolean isChat(JsonObject body) {
        return body.get("messages") instanceof JsonArray && body.get("model") instanceof JsonString;
    }

    private static boolean hasObjectArguments(JsonObject body) {
        return body.getJsonArray("messages").toString().matches("(?s).*\"function\":\\{[^{}]*\"arguments\":\\{.*");
    }
}
