package io.dvara.provider.kit.compatible;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.testkit.provider.JsonDifferences;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.provider.TestJson;
import io.dvara.testkit.upstream.RecordedExchange;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that clients sent to eleven vendors, through the canonical form and back. */
class RecordedRequestsTest {

    static Stream<RecordedExchange> requests() {
        return Vendors.chats().filter(exchange -> exchange.request().body().isPresent());
    }

    @ParameterizedTest
    @MethodSource("requests")
    void sendsWhatTheClientSent(RecordedExchange exchange) {
        JsonObject body = exchange.request().object();
        TestCall call = TestCall.plain();
        Variation variation =
                hasObjectArguments(body) ? Variation.NONE.quirks(Quirk.ARGUMENTS_ARE_OBJECTS) : Variation.NONE;
        JsonObject sent = new RequestWriter(new TestJson(), variation, "acme").write(ChatJson.read(body), call);
        assertThat(JsonDifferences.between(expected(body), expected(sent))).isEmpty();
        assertThat(call.droppedFields()).isEmpty();
    }

    private static boolean hasObjectArguments(JsonObject body) {
        return body.getJsonArray("messages").toString().matches("(?s).*\"function\":\\{[^{}]*\"arguments\":\\{.*");
    }

    /** What says nothing is left out, and usage is asked for. */
    private static JsonObject expected(JsonObject body) {
        JsonObjectBuilder builder = Json.createObjectBuilder();
        body.forEach((name, value) -> {
            switch (name) {
                case "messages" -> builder.add(name, each((JsonArray) value, "content"));
                case "tools" -> builder.add(name, each((JsonArray) value, "type"));
                case "tool_choice" ->
                    builder.add(name, value.toString().equals("\"any\"") ? Json.createValue("required") : value);
                default -> builder.add(name, value);
            }
        });
        if (body.getBoolean("stream", false)) {
            JsonObject options = (JsonObject) body.getOrDefault("stream_options", JsonValue.EMPTY_JSON_OBJECT);
            builder.add("stream_options", Json.createObjectBuilder(options).add("include_usage", true));
        } else {
            builder.remove("stream");
        }
        return builder.build();
    }

    private static JsonArrayBuilder each(JsonArray objects, String optional) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        for (JsonObject object : objects.getValuesAs(JsonObject.class)) {
            JsonObjectBuilder builder = Json.createObjectBuilder(object);
            JsonValue value = object.getOrDefault(optional, JsonValue.NULL);
            boolean saysNothing = value.toString().equals("[]") || value == JsonValue.NULL || optional.equals("type");
            all.add(saysNothing ? builder.remove(optional) : builder);
        }
        return all;
    }
}
