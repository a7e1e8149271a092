package io.dvara.provider.bedrock;

import io.dvara.testkit.upstream.RecordedExchange;
import io.dvara.testkit.upstream.RecordedExchanges;
import java.util.Map;
import java.util.stream.Stream;

/** The recorded exchanges with the vendor, by what they show. */
final class Recorded {

    /** Why exchanges of these endpoints are not spoken by this plugin. */
    static final Map<String, String> LEFT_OUT = Map.of(
            "invoke", "chats go through Converse, which has one form for all makers",
            "invoke-stream", "chats go through ConverseStream, which has one form for all makers",
            "chat", "the vendor's door that speaks the OpenAI API is a provider of type openai",
            "responses", "the vendor's door that speaks the OpenAI API is a provider of type openai");

    private Recorded() {}

    static Stream<RecordedExchange> chats() {
        return RecordedExchanges.of("bedrock").endpoint("converse", "converse-stream").stream();
    }

    static Stream<RecordedExchange> answers() {
        return chats().filter(exchange -> exchange.response().status() == 200);
    }

    static Stream<RecordedExchange> streams() {
        return answers().filter(exchange -> exchange.response().isStream());
    }

    static Stream<RecordedExchange> refusals() {
        return chats().filter(exchange -> exchange.response().status() >= 400);
    }
}
