package io.dvara.provider.ollama;

import io.dvara.api.Secret;
import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Role;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.provider.TestContext;
import io.dvara.testkit.provider.TestJson;
import io.dvara.testkit.upstream.Script;
import io.dvara.testkit.upstream.ScriptedUpstream;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks a provider whose Ollama answers by a script. */
final class Asking implements AutoCloseable {

    static final String DONE =
            "{\"model\":\"m\",\"created_at\":\"2026-11-24T12:00:00Z\",\"message\":{\"role\":\"assistant\",\"content\":\"Hi\"},\"done\":true,\"done_reason\":\"stop\"}";

    final ScriptedUpstream upstream = ScriptedUpstream.start();
    final TestCall call = TestCall.plain();

    OllamaProvider provider() {
        return provider("");
    }

    OllamaProvider provider(String basePath) {
        return (OllamaProvider) new OllamaFactory()
                .create(
                        new OllamaSettings(upstream.uri(basePath), Optional.of(Secret.of(" key\n"))),
                        TestContext.named("ollama"));
    }

    static ChatRequest.Builder hello() {
        return ChatRequest.of("m", List.of(Message.of(Role.USER, "Hello")));
    }

    /** Returns what is sent for a request. */
    JsonObject sent(ChatRequest request) {
        return sent(request, call);
    }

    JsonObject sent(ChatRequest request, TestCall bound) {
        upstream.enqueue(Script.json(200, DONE));
        int before = upstream.attempts();
        answer(request, bound);
        return upstream.awaitRequests(before + 1).getLast().json().asJsonObject();
    }

    ChatAnswer answer(ChatRequest request) {
        return answer(request, call);
    }

    ChatAnswer answer(ChatRequest request, TestCall bound) {
        try (Stream<ChatChunk> chunks = provider().chat(request, bound)) {
            return ChatAnswer.fold(chunks);
        }
    }

    static JsonObject json(String text) {
        return new TestJson().readObject(text.replace('\'', '"'));
    }

    @Override
    public void close() {
        upstream.close();
    }
}
