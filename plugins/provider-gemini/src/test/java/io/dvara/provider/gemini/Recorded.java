package io.dvara.provider.gemini;

import io.dvara.testkit.upstream.RecordedExchange;
import io.dvara.testkit.upstream.RecordedExchanges;
import java.net.URI;
import java.util.stream.Stream;

/**
 * The recorded exchanges of both doors.
 *
 * <p>Left out: {@code chat} (2), which is the vendor's OpenAI dialect, and {@code count-tokens} (3),
 * for which the gateway has no endpoint.
 */
final class Recorded {

    static final int CHATS = 40;
    static final String OF_NO_USE = "{\"usageMetadata\":{\"promptTokenCount\":663,\"totalTokenCount\":663},"
            + "\"modelVersion\":\"gemini-2.0-flash\",\"responseId\":\"r\"}";
    static final int EMBEDDINGS = 4;

    private static final String METHOD_AFTER = ":[a-zA-Z]+([?].*)?$";

    private Recorded() {}

    static Stream<RecordedExchange> chats() {
        return of("generateContent", "streamGenerateContent");
    }

    static Stream<RecordedExchange> embeddings() {
        return of("embeddings", "predict");
    }

    static Stream<RecordedExchange> answered() {
        return accepted().filter(exchange -> !isWithoutUse(exchange));
    }

    /** Returns good answers in which the model made nothing of use, such as a call that it could not make. */
    static Stream<RecordedExchange> unanswered() {
        return accepted().filter(Recorded::isWithoutUse);
    }

    private static Stream<RecordedExchange> accepted() {
        return chats().filter(exchange -> exchange.response().status() == 200);
    }

    private static boolean isWithoutUse(RecordedExchange exchange) {
        String text = exchange.response().text();
        return text.contains("UNEXPECTED_TOOL_CALL")
                || text.contains("MALFORMED_FUNCTION_CALL")
                || !text.contains("\"candidates\"") && !text.contains("\"promptFeedback\"");
    }

    /** Returns how many chats are shipped with the tests. */
    static int shipped() {
        return Stream.of("gemini", "vertex")
                .mapToInt(provider -> RecordedExchanges.shipped()
                        .provider(provider)
                        .endpoint("generateContent", "streamGenerateContent")
                        .size())
                .sum();
    }

    static Stream<RecordedExchange> refused() {
        return chats().filter(exchange -> exchange.response().status() >= 400);
    }

    static boolean isStreamed(RecordedExchange exchange) {
        return exchange.label().endpoint().equals("streamGenerateContent");
    }

    /** Returns the base URL that leads to the recorded address. */
    static URI base(RecordedExchange exchange) {
        return URI.create(url(exchange).substring(0, url(exchange).lastIndexOf("/models/")));
    }

    /** Returns the recorded address; recorders put words in angle brackets for projects and places. */
    static String url(RecordedExchange exchange) {
        return exchange.request().url().replaceAll("[<>]", "");
    }

    static Door door(RecordedExchange exchange) {
        return exchange.label().provider().equals("vertex") ? Door.VERTEX : Door.GEMINI;
    }

    static String model(RecordedExchange exchange) {
        String url = exchange.request().url();
        return url.substring(url.lastIndexOf("/models/") + "/models/".length()).replaceFirst(METHOD_AFTER, "");
    }

    private static Stream<RecordedExchange> of(String... endpoints) {
        return Stream.of("gemini", "vertex")
                .flatMap(provider -> RecordedExchanges.of(provider).endpoint(endpoints).stream());
    }
}
