package io.dvara.provider.gemini;

import io.dvara.api.chat.Usage;
import io.dvara.api.embedding.EmbeddingAnswer;
import io.dvara.api.embedding.EmbeddingRequest;
import io.dvara.api.embedding.EmbeddingRequest.Input;
import io.dvara.api.http.HttpBody;
import io.dvara.api.http.HttpCall;
import io.dvara.api.provider.Call;
import io.dvara.provider.kit.Upstream;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Embeds texts: all at once by the Gemini API, and on Vertex AI as the model there takes them. */
final class Embedding {

    /** Models that Vertex AI serves by predict; newer ones have embedContent, for one text a request. */
    private static final Pattern PREDICTED =
            Pattern.compile("(models/)?(text-|textembedding|text-multilingual|gemini-embedding-001).*");

    private static final Pattern ONE_BY_ONE = Pattern.compile("(models/)?gemini-.*");

    private final Upstream upstream;
    private final Address address;
    private final Credential credential;

    Embedding(Upstream upstream, Address address, Credential credential) {
        this.upstream = upstream;
        this.address = address;
        this.credential = credential;
    }

    EmbeddingAnswer embed(EmbeddingRequest request, Call call) {
        EmbeddingWords words = words(request.model());
        List<String> texts = texts(request);
        request.user().ifPresent(_ -> call.dropped("user"));
        JsonObject options = new EmbeddingOptions(upstream.json().make()).read(request, call);
        List<EmbeddingAnswer.Embedding> vectors = new ArrayList<>(texts.size());
        EmbeddingTally tally = new EmbeddingTally(upstream.json().make());
        for (List<String> batch : batches(texts, words.most())) {
            JsonObject answer = upstream.ask(
                    HttpCall.post(
                            address.of(request.model(), words.method()),
                            credential.headers(call),
                            HttpBody.json(words.write(request.model(), batch, options))),
                    call);
            List<EmbeddingAnswer.Embedding> more = words.read(answer);
            if (more.size() != batch.size()) {
                throw upstream.errors()
                        .malformed("answered with " + more.size() + " embeddings for " + batch.size() + " texts");
            }
            vectors.addAll(more);
            tally.add(answer);
        }
        Optional<Usage> usage = tally.usage();
        return new EmbeddingAnswer(request.model(), vectors, usage, tally.extra());
    }

    private EmbeddingWords words(String model) {
        if (address.door() == Door.GEMINI) {
            return new EmbeddingWords.Batch(upstream.json().make());
        }
        return PREDICTED.matcher(model).matches()
                ? new EmbeddingWords.Predict(
                        upstream.json().make(), ONE_BY_ONE.matcher(model).matches() ? 1 : EmbeddingWords.Predict.MOST)
                : new EmbeddingWords.Single(upstream.json().make());
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

    private static List<List<String>> batches(List<String> texts, int most) {
        List<List<String>> batches = new ArrayList<>();
        for (int from = 0; from < texts.size(); from += most) {
            batches.add(texts.subList(from, Math.min(from + most, texts.size())));
        }
        return batches;
    }
}
