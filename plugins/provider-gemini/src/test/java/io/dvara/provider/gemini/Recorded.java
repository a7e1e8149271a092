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
        return chats().filter(exchange -> exchange.response().status() == 200);
    }

    static Stream<RecordedExchange> refused() {
        return chats().filter(exchange -> exchange.response().status() >= 400);
    }

    static boolean isStreamed(RecordedExchange exchange) {
        return exchange.label().endpoint().equals("streamGenerateContent");
    }

    /** Returns the base URL that leads to the recorded address. */
    static URI base(RecordedExchange exchange) {
        String url = exchange.request().url();
        return URI.create(url.substring(0, url.lastIndexOf("/models/")));
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
