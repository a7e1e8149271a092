package io.dvara.provider.kit.compatible;

import io.dvara.api.Secret;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Role;
import io.dvara.api.http.HttpClient;
import io.dvara.api.http.HttpHeaders;
import io.dvara.provider.kit.BaseUrl;
import io.dvara.provider.kit.Upstream;
import io.dvara.provider.kit.Vendor;
import io.dvara.testkit.provider.CannedHttp;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.provider.TestContext;
import io.dvara.testkit.upstream.RecordedExchange;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** The engine before a vendor that answers from a recording. */
final class Recorded {

    private Recorded() {}

    static CannedHttp http(RecordedExchange exchange) {
        String type = exchange.response().isStream() ? "text/event-stream" : "application/json";
        return CannedHttp.ok(type, exchange.response().body());
    }

    static Delivery delivery(RecordedExchange exchange) {
        return exchange.response().isStream() ? Delivery.STREAMED : Delivery.WHOLE;
    }

    static List<ChatChunk> chunks(Variation variation, HttpClient http, Delivery delivery) {
        ChatRequest request = ChatRequest.of("some-model", List.of(Message.of(Role.USER, "hello")))
                .delivery(delivery)
                .build();
        try (Stream<ChatChunk> chunks = new CompatibleChat(endpoint(http), variation).chat(request, TestCall.plain())) {
            return chunks.toList();
        }
    }

    static Endpoint endpoint(HttpClient http) {
        Vendor vendor = new Vendor("acme", "apiKey", List.of(Secret.of("key-0123456789")));
        return new Endpoint(
                "acme",
                new Upstream(TestContext.over(http, "acme"), vendor),
                BaseUrl.withVersion(URI.create("http://127.0.0.1:9"), "v1"),
                _ -> HttpHeaders.NONE);
    }
}
