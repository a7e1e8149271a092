package io.dvara.provider.gemini;

import io.dvara.api.Secret;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.http.HttpAnswer;
import io.dvara.api.http.HttpBody;
import io.dvara.api.http.HttpCall;
import io.dvara.api.http.HttpClient;
import io.dvara.api.http.HttpHeaders;
import io.dvara.api.provider.Call;
import io.dvara.testkit.provider.TestContext;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A client that answers from memory, in pieces of a size, and keeps what it was asked. */
final class Canned implements HttpClient {

    static final Secret KEY = Secret.of("AIza-canary-key");

    private final int status;
    private final byte[] body;
    private final int piece;
    private HttpHeaders headers = HttpHeaders.NONE;
    private final List<HttpCall> calls = new ArrayList<>();

    Canned(int status, byte[] body, int piece) {
        this.status = status;
        this.body = body.clone();
        this.piece = piece;
    }

    static Canned answer(int status, String body) {
        return new Canned(status, body.getBytes(StandardCharsets.UTF_8), Integer.MAX_VALUE);
    }

    Canned with(String name, String value) {
        headers = headers.with(name, value);
        return this;
    }

    GeminiProvider provider() {
        return provider("https://generativelanguage.googleapis.com");
    }

    GeminiProvider provider(String baseUrl) {
        GeminiSettings settings = new GeminiSettings(Optional.of(KEY), Optional.empty(), URI.create(baseUrl));
        return new GeminiProvider(settings, TestContext.over(this, "gemini"));
    }

    List<ChatChunk> chat(ChatRequest request, Call call) {
        try (var chunks = provider().chat(request, call)) {
            return chunks.toList();
        }
    }

    HttpCall asked() {
        return calls.getLast();
    }

    List<HttpCall> allAsked() {
        return calls;
    }

    JsonObject askedBody() {
        return ((HttpBody.Json) asked().body().orElseThrow()).value().asJsonObject();
    }

    @Override
    public HttpAnswer send(HttpCall request, Call call) {
        calls.add(request);
        return new Answer(status, headers, new Pieces(body, piece));
    }

    private record Answer(int status, HttpHeaders headers, InputStream body) implements HttpAnswer {
        @Override
        public void close() {}
    }

    private static final class Pieces extends ByteArrayInputStream {
        private final int size;

        Pieces(byte[] body, int size) {
            super(body);
            this.size = size;
        }

        @Override
        public synchronized int read(byte[] target, int from, int length) {
            return super.read(target, from, Math.min(size, length));
        }
    }
}
