package io.dvara.provider.anthropic;

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

    static final Secret KEY = Secret.of("sk-ant-canary-key");

    private Asking() {}

    static AnthropicProvider provider(HttpClient http) {
        AnthropicSettings settings = new AnthropicSettings(
                KEY, URI.create("https://api.anthropic.com"), "2023-06-01", Optional.empty(), List.of());
        return new AnthropicProvider(settings, TestContext.over(http, "anthropic"));
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
