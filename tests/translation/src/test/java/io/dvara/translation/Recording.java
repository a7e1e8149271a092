package io.dvara.translation;

import io.dvara.testkit.upstream.RecordedExchange;
import io.dvara.testkit.upstream.RecordedExchanges;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A recorded exchange, and the question of a client by which it comes about.
 *
 * @param vendor who answered
 * @param exchange what was answered
 */
record Recording(Vendor vendor, RecordedExchange exchange) {

    private static final String STREAM = "stream";
    private static final Pattern NAMED = Pattern.compile("/model/([^/]+)/invoke$");

    /** Returns the recordings that come out at an endpoint, such as {@code chat/completions}. */
    static Stream<Recording> of(String endpoint) {
        return RecordedExchanges.all().stream()
                .flatMap(exchange -> vendor(exchange)
                        .filter(_ -> LeftOut.reason(exchange).isEmpty())
                        .filter(vendor -> vendor.serves(exchange.label().endpoint(), endpoint))
                        .map(vendor -> new Recording(vendor, exchange))
                        .stream());
    }

    /** Returns the vendor behind the provider's name of a recording. */
    static Optional<Vendor> vendor(RecordedExchange exchange) {
        String provider = exchange.label().provider();
        String name = provider.equals("vertex") ? "GEMINI" : provider.toUpperCase(Locale.ROOT);
        return Stream.of(Vendor.values())
                .filter(vendor -> vendor.name().equals(name))
                .findFirst();
    }

    /** Returns whether the vendor sent a stream. */
    boolean streamed() {
        return exchange.response().isStream() || exchange.label().endpoint().startsWith(STREAM);
    }

    /** Returns whether what was recorded is a good answer to its end. */
    boolean good() {
        return exchange.response().status() == 200 && !exchange.has("stream_error");
    }

    /** Fails when what came out is not what OpenAI says. */
    void check(OpenApi form, JsonValue answer) {
        form.check(answer, exchange.response().text());
    }

    /** Returns the chat that a client asks for: the recorded one, where the API is ours to speak. */
    JsonObject chat() {
        JsonObjectBuilder body = ours().map(Json::createObjectBuilder)
                .orElseGet(() -> Json.createObjectBuilder()
                        .add(
                                "messages",
                                Json.createArrayBuilder()
                                        .add(Json.createObjectBuilder()
                                                .add("role", "user")
                                                .add("content", "Go on."))))
                .add("model", vendor.chatModel());
        if (streamed()) {
            body.add(STREAM, true)
                    .add("stream_options", Json.createObjectBuilder().add("include_usage", true));
        }
        return body.build();
    }

    /** Returns the text completion that a client asks for. */
    JsonObject completion() {
        JsonObject said = ours().orElseThrow();
        return Json.createObjectBuilder(said)
                .add("model", vendor.label() + "/" + said.getString("model"))
                .build();
    }

    /** Returns the embedding that a client asks for: of as many texts as the vendor was given. */
    JsonObject embedding() {
        String model = embeddingModel();
        JsonObject said = ours().filter(body -> body.containsKey("input"))
                .orElseGet(() -> Json.createObjectBuilder()
                        .add("input", Json.createArrayBuilder(Collections.nCopies(texts(), "Go on.")))
                        .build());
        return Json.createObjectBuilder(said).add("model", model).build();
    }

    /** By some doors the address names the model, in whose words the answer is. */
    private String embeddingModel() {
        Matcher named = NAMED.matcher(exchange.request().url());
        return named.find()
                ? vendor.label() + "/" + URLDecoder.decode(named.group(1), StandardCharsets.UTF_8)
                : vendor.embeddingModel().orElseThrow();
    }

    private int texts() {
        JsonObject body = exchange.request().object();
        return Stream.of("requests", "texts", "input", "inputs")
                .flatMap(name -> Stream.ofNullable(body.get(name)))
                .filter(JsonArray.class::isInstance)
                .map(JsonValue::asJsonArray)
                .filter(texts -> !(texts.getFirst() instanceof JsonNumber))
                .map(JsonArray::size)
                .findFirst()
                .orElse(1);
    }

    private Optional<JsonObject> ours() {
        return vendor.speech() == Speech.OPENAI
                ? exchange.request().body().map(JsonValue::asJsonObject).filter(Recording::isOurs)
                : Optional.empty();
    }

    /** Some vendors take tools without a type, and arguments that are no text; OpenAI does not. */
    private static boolean isOurs(JsonObject body) {
        boolean typed = !body.containsKey("tools")
                || body.getJsonArray("tools").stream()
                        .allMatch(tool -> tool.asJsonObject().containsKey("type"));
        return typed && !body.toString().contains("\"arguments\":{");
    }

    @Override
    public String toString() {
        return exchange.toString();
    }
}
