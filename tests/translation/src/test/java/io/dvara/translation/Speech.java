package io.dvara.translation;

import io.dvara.testkit.upstream.ReceivedRequest;
import io.dvara.testkit.upstream.RecordedExchange;
import io.dvara.testkit.upstream.RecordedExchanges;
import io.dvara.testkit.upstream.Script;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The APIs that upstreams speak, each with answers that fit any request. */
enum Speech {
    OPENAI("openai", "chat", "chat", "{\"data\":[%s]}", "{\"embedding\":[0.5,1]}"),
    MESSAGES("anthropic", "messages", "messages", "", ""),
    GENERATE(
            "gemini",
            "generateContent",
            "streamGenerateContent",
            "{\"embeddings\":[%s],\"embedding\":{\"values\":[0.5,1]}}",
            "{\"values\":[0.5,1]}"),
    CONVERSE("bedrock", "converse", "converse-stream", "{\"embeddings\":[%s]}", "[0.5,1]"),
    OLLAMA("ollama", "chat-native", "chat-native", "{\"embeddings\":[%s]}", "[0.5,1]"),
    COHERE("cohere", "chat-native", "chat-native", "{\"embeddings\":{\"float\":[%s]}}", "[0.5,1]");

    private final String recordedBy;
    private final String whole;
    private final String stream;
    private final String vectors;
    private final String vector;

    /** Of an API whose chats are recorded, with the forms of its vectors when it has them. */
    Speech(String recordedBy, String whole, String stream, String vectors, String vector) {
        this.recordedBy = recordedBy;
        this.whole = whole;
        this.stream = stream;
        this.vectors = vectors;
        this.vector = vector;
    }

    /** Returns the names under which its chats are recorded. */
    Set<String> chats() {
        return Stream.of(whole, stream).collect(Collectors.toSet());
    }

    /** Answers as the API would: a text, or as many vectors as were asked for. */
    Script answer(ReceivedRequest request) {
        if (request.method().equals("GET")) {
            return Script.json(200, "{}");
        }
        if (request.path().contains("mbed")) {
            return embeddings((JsonObject) request.json());
        }
        boolean streamed =
                request.text().contains("\"stream\":true") || request.path().contains("stream");
        return recorded(streamed).replay();
    }

    private RecordedExchange recorded(boolean streamed) {
        return RecordedExchanges.of(recordedBy)
                .endpoint(streamed ? stream : whole)
                .without("error", "tool_call")
                .stream()
                .filter(exchange -> exchange.response().status() == 200)
                .filter(exchange -> exchange.response().isStream() == streamed)
                .findFirst()
                .orElseThrow();
    }

    private Script embeddings(JsonObject body) {
        String all = String.join(",", Collections.nCopies(inputs(body), vector));
        return Script.json(200, vectors.formatted(all));
    }

    private static int inputs(JsonObject body) {
        return Stream.of("requests", "texts", "input")
                .flatMap(name -> Stream.ofNullable(body.get(name)))
                .filter(JsonArray.class::isInstance)
                .map(JsonArray.class::cast)
                .filter(inputs -> !(inputs.getFirst() instanceof JsonNumber))
                .map(JsonArray::size)
                .findFirst()
                .orElse(1);
    }
}
