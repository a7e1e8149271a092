package io.dvara.provider.bedrock;

import io.dvara.api.chat.Usage;
import io.dvara.api.embedding.EmbeddingAnswer;
import io.dvara.api.embedding.EmbeddingRequest;
import io.dvara.api.embedding.EmbeddingRequest.Input;
import io.dvara.api.http.HttpHeaders;
import io.dvara.api.provider.Call;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Gatherers;

/** Embeds texts, as many a request as the model takes and a few requests at a time. */
final class Embedding {

    private static final int AT_ONCE = 8;
    private static final String TOKENS = "x-amzn-bedrock-input-token-count";

    private final Access access;

    Embedding(Access access) {
        this.access = access;
    }

    private record Part(List<EmbeddingAnswer.Embedding> vectors, OptionalLong tokens, JsonObject extra) {}

    EmbeddingAnswer embed(EmbeddingRequest request, Call call) {
        EmbeddingWords words = EmbeddingWords.of(request.model(), access.json().make());
        noteDropped(words, request, call);
        List<Part> parts = texts(request).stream()
                .gather(Gatherers.windowFixed(words.most()))
                .gather(Gatherers.mapConcurrent(AT_ONCE, batch -> ask(words, batch, request, call)))
                .toList();
        List<EmbeddingAnswer.Embedding> vectors = new ArrayList<>();
        parts.forEach(part -> vectors.addAll(part.vectors()));
        JsonObject extra =
                parts.isEmpty() ? JsonValue.EMPTY_JSON_OBJECT : parts.getLast().extra();
        return new EmbeddingAnswer(request.model(), vectors, usage(parts), extra);
    }

    private static void noteDropped(EmbeddingWords words, EmbeddingRequest request, Call call) {
        request.user().ifPresent(_ -> call.dropped("user"));
        request.extra().forEach((name, value) -> {
            if (!words.own().contains(name) && value != JsonValue.NULL) {
                call.dropped(name);
            }
        });
    }

    private Part ask(EmbeddingWords words, List<String> batch, EmbeddingRequest request, Call call) {
        JsonObject body = words.write(batch, request);
        return access.ask(
                access.post(Operation.invoke(request.model()), body, call),
                call,
                (answer, headers) -> part(words, batch, answer, headers));
    }

    private Part part(EmbeddingWords words, List<String> batch, JsonObject answer, HttpHeaders headers) {
        List<EmbeddingAnswer.Embedding> vectors = words.read(answer);
        if (vectors.size() != batch.size()) {
            throw access.errors()
                    .malformed("answered with " + vectors.size() + " embeddings for " + batch.size() + " texts");
        }
        OptionalLong told = words.tokens(answer);
        OptionalLong tokens = told.isPresent() ? told : counted(headers);
        return new Part(vectors, tokens, Members.without(access.json().make(), answer, words.known()));
    }

    private static OptionalLong counted(HttpHeaders headers) {
        return headers.first(TOKENS)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(text -> OptionalLong.of(Long.parseLong(text)))
                .orElseGet(OptionalLong::empty);
    }

    /** What one part does not tell makes the sum unknown. */
    private static Optional<Usage> usage(List<Part> parts) {
        if (parts.isEmpty() || parts.stream().anyMatch(part -> part.tokens().isEmpty())) {
            return Optional.empty();
        }
        long sum = parts.stream().mapToLong(part -> part.tokens().orElse(0)).sum();
        return Optional.of(Usage.UNKNOWN
                .vary()
                .input(OptionalLong.of(sum))
                .total(OptionalLong.of(sum))
                .build());
    }

    private static List<String> texts(EmbeddingRequest request) {
        List<String> texts = new ArrayList<>(request.inputs().size());
        for (Input input : request.inputs()) {
            if (!(input instanceof Input.Text(String text))) {
                throw Unsupported.field("input", "embeds text, not the numbers of tokens");
            }
            texts.add(text);
        }
        return texts;
    }
}
