package io.dvara.provider.kit.compatible;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.http.HttpAnswer;
import io.dvara.provider.kit.ChunkSource;
import io.dvara.provider.kit.Members;
import io.dvara.provider.kit.Upstream;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Decodes a whole answer into its only chunk. */
final class WholeDecoder implements ChunkSource {

    private final Upstream upstream;
    private final AnswerReader answers;
    private final HttpAnswer answer;
    private boolean done;

    WholeDecoder(Upstream upstream, AnswerReader answers, HttpAnswer answer) {
        this.upstream = upstream;
        this.answers = answers;
        this.answer = answer;
    }

    @Override
    public Optional<ChatChunk> next() {
        if (done) {
            return Optional.empty();
        }
        done = true;
        return Optional.of(read(upstream, answers, bytes()));
    }

    static ChatChunk read(Upstream upstream, AnswerReader answers, byte[] body) {
        JsonObject whole = upstream.object(body);
        if (Members.array(whole, "choices").isEmpty()) {
            throw upstream.errors().malformed("answered without choices");
        }
        return answers.whole(whole);
    }

    private byte[] bytes() {
        try {
            return answer.body().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the answer cannot be read", e);
        }
    }
}
