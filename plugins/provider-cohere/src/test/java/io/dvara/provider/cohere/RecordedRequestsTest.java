package io.dvara.provider.cohere;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.provider.kit.Members;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.upstream.Proof;
import io.dvara.testkit.upstream.Proves;
import io.dvara.testkit.upstream.RecordedExchange;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every recorded request of a chat, read as one of the chat dialect and written for the vendor again. */
class RecordedRequestsTest {

    @TestFactory
    @Proves(Proof.REQUEST)
    @DisplayName("R-17, R-23: a recorded request is sent again as the vendor took it")
    Stream<DynamicTest> sendsWhatTheVendorTook() {
        return DynamicTest.stream(
                Recorded.chats().filter(RecordedRequestsTest::isOfVersionTwo), RecordedExchange::toString, exchange -> {
                    JsonObject body = exchange.request().object();
                    TestCall call = TestCall.plain();
                    JsonObject sent = new RequestWriter(Asking.JSON).write(new VendorRequestReader().read(body), call);
                    assertThat(plain(sent)).isEqualTo(plain(body));
                    assertThat(call.droppedFields()).isEmpty();
                });
    }

    /** Some recorders sent the tools of version 1, which version 2 refuses. */
    private static boolean isOfVersionTwo(RecordedExchange exchange) {
        return Members.array(exchange.request().object(), "tools").stream()
                .allMatch(tool -> tool.asJsonObject().containsKey("function"));
    }

    /**
     * Text alone may stand as it is or in a list, content that says nothing may stand or not, and a
     * schema has two names.
     */
    private static Object plain(JsonValue value) {
        return switch (value) {
            case JsonObject object -> {
                Map<String, Object> members = new TreeMap<>();
                object.forEach((name, member) -> {
                    Object plain = name.equals("content") ? content(member) : plain(member);
                    if (!plain.equals("")) {
                        members.put(name.equals("json_schema") ? "schema" : name, plain);
                    }
                });
                yield members;
            }
            case JsonArray array ->
                array.stream().map(RecordedRequestsTest::plain).toList();
            case JsonNumber number -> number.bigDecimalValue().stripTrailingZeros();
            case JsonString text -> text.getString();
            default -> value.toString();
        };
    }

    private static Object content(JsonValue value) {
        boolean isOneText = value instanceof JsonArray array
                && array.size() == 1
                && array.getJsonObject(0).containsKey("text");
        if (isOneText) {
            return value.asJsonArray().getJsonObject(0).getString("text");
        }
        return value == JsonValue.NULL ? "" : plain(value);
    }
}
