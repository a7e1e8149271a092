package io.dvara.provider.cohere;

import io.dvara.testkit.upstream.RecordedExchange;
import io.dvara.testkit.upstream.RecordedExchanges;
import java.util.stream.Stream;

/**
 * The recorded exchanges with the vendor; all chats are of version 2.
 *
 * <p>Left out: {@code rerank} (2), for which the gateway has no endpoint.
 */
final class Recorded {

    static final String CHAT = "chat-native";
    static final int CHATS = 18;
    static final int EMBEDDINGS = 2;
    static final int LEFT_OUT = 2;

    private Recorded() {}

    static Stream<RecordedExchange> chats() {
        return RecordedExchanges.of("cohere").endpoint(CHAT).stream();
    }

    static Stream<RecordedExchange> answered() {
        return chats().filter(exchange -> exchange.response().status() == 200 && !endsInError(exchange));
    }

    static boolean endsInError(RecordedExchange exchange) {
        return exchange.response().text().contains("\"finish_reason\":\"ERROR\"");
    }

    static Stream<RecordedExchange> streamed() {
        return answered().filter(exchange -> exchange.response().isStream());
    }

    static Stream<RecordedExchange> embeddings() {
        return RecordedExchanges.of("cohere").endpoint("embeddings").stream();
    }
}
