package io.dvara.provider.cohere;

import io.dvara.api.embedding.EmbeddingAnswer;
import io.dvara.api.embedding.EmbeddingRequest;
import io.dvara.api.embedding.EmbeddingRequest.Input;
import io.dvara.api.http.HttpBody;
import io.dvara.api.provider.Call;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Embeds texts and pictures, as many a request as the vendor takes. */
final class Embedding {

    private static final int MOST = 96;

    private final Access access;

    Embedding(Access access) {
        this.access = access;
    }

    EmbeddingAnswer embed(EmbeddingRequest request, Call call) {
        List<String> inputs = inputs(request);
        EmbeddingWords words = new EmbeddingWords(access.json().make(), request);
        words.noteDropped(call);
        List<EmbeddingAnswer.Embedding> vectors = new ArrayList<>(inputs.size());
        EmbeddingTally tally = new EmbeddingTally(access.json().make());
        for (int from = 0; from < inputs.size(); from += MOST) {
            List<String> batch = inputs.subList(from, Math.min(from + MOST, inputs.size()));
            JsonObject answer = access.upstream().ask(access.post("v2/embed", HttpBody.json(words.write(batch))), call);
            List<EmbeddingAnswer.Embedding> more = words.read(answer);
            if (more.size() != batch.size()) {
                throw access.errors()
                        .malformed("answered with " + more.size() + " embeddings for " + batch.size() + " inputs");
            }
            vectors.addAll(more);
            tally.add(answer);
        }
        return new EmbeddingAnswer(request.model(), vectors, tally.usage(), tally.extra());
    }

    private static List<String> inputs(EmbeddingRequest request) {
        List<String> inputs = new ArrayList<>(request.inputs().size());
        for (Input input : request.inputs()) {
            if (!(input instanceof Input.Text(String text))) {
                throw Unsupported.field("input", "embeds text, not the numbers of tokens");
            }
            inputs.add(text);
        }
        return inputs;
    }
}
