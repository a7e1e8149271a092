package io.dvara.gateway.http;

import io.dvara.api.chat.Usage;
import io.dvara.api.embedding.EmbeddingAnswer;
import io.dvara.api.embedding.EmbeddingAnswer.Embedding;
import io.dvara.api.embedding.EmbeddingRequest.Encoding;
import io.dvara.gateway.http.dialect.AnswerJson;
import io.dvara.gateway.json.JacksonCodec;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;

/** Writes embeddings in the encoding that the client asked for. */
final class EmbeddingResponseWriter {

    private static final Set<String> ANSWER = Set.of("object", "data", "model", "usage");
    private static final Set<String> ENTRY = Set.of("object", "index", "embedding");
    private static final Set<String> USAGE = Set.of("prompt_tokens", "total_tokens");

    private EmbeddingResponseWriter() {}

    static void write(JacksonCodec codec, EmbeddingAnswer answer, Encoding encoding, OutputStream to)
            throws IOException {
        try (AnswerJson out = new AnswerJson(codec, to)) {
            out.json().writeStartObject();
            out.json().writeStringField("object", "list");
            out.json().writeArrayFieldStart("data");
            int index = 0;
            for (Embedding embedding : answer.embeddings()) {
                out.json().writeStartObject();
                out.json().writeStringField("object", "embedding");
                out.json().writeNumberField("index", index++);
                out.json().writeFieldName("embedding");
                Vectors.write(embedding.vector(), encoding, out);
                out.members(embedding.extra(), ENTRY);
                out.json().writeEndObject();
            }
            out.json().writeEndArray();
            out.text("model", answer.model());
            if (answer.usage().isPresent()) {
                usage(answer.usage().get(), out);
            }
            out.members(answer.extra(), ANSWER);
            out.json().writeEndObject();
        }
    }

    private static void usage(Usage usage, AnswerJson out) throws IOException {
        out.json().writeObjectFieldStart("usage");
        out.count("prompt_tokens", usage.input());
        out.count("total_tokens", usage.total().isPresent() ? usage.total() : usage.input());
        out.members(usage.extra(), USAGE);
        out.json().writeEndObject();
    }
}
