package io.dvara.provider.gemini;

import io.dvara.api.Secret;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.http.HttpClient;
import io.dvara.api.provider.Call;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.provider.TestContext;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks providers over clients that answer from memory. */
final class Asking {

    static final Secret KEY = Secret.of("AIza-canary-key");

    private Asking() {}

    static GeminiProvider provider(HttpClient http) {
        return provider(http, "https://generativelanguage.googleapis.com");
    }

    static GeminiProvider provider(HttpClient http, String baseUrl) {
        GeminiSettings settings =
                new GeminiSettings(Optional.of(KEY), Optional.empty(), Optional.empty(), URI.create(baseUrl));
        return new GeminiProvider(settings, TestContext.over(http, "gemini"));
    }

    static List<ChatChunk> chat(HttpClient http, ChatRequest request) {
        return chat(http, request, TestCall.plain());
    }

    static List<ChatChunk> chat(HttpClient http, ChatRequest request, Call call) {
        try (Stream<ChatChunk> chunks = provider(http).chat(request, call)) {
            return chunks.toList();
        }
    }
}
