package io.dvara.gateway.http.chat;

import io.dvara.api.chat.ChatAnswer;
import io.dvara.gateway.json.JacksonCodec;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;

/** Writes a whole answer as a {@code text_completion}. */
final class CompletionResponseWriter {

    private static final Set<String> ANSWER = Set.of("id", "object", "created", "model", "choices", "usage");

    private CompletionResponseWriter() {}

    static void write(JacksonCodec codec, ChatAnswer answer, AnswerStyle style, OutputStream to) throws IOException {
        try (ChatJson out = new ChatJson(codec, to)) {
            out.json().writeStartObject();
            out.head(answer.head(), style, CompletionFrames.KIND);
            out.json().writeArrayFieldStart("choices");
            for (ChatAnswer.Choice choice : answer.choices()) {
                out.json().writeStartObject();
                out.text("text", choice.message().text());
                out.json().writeNumberField("index", choice.index());
                out.logprobs(choice.logprobs());
                out.finish(choice.finish());
                out.members(choice.extra(), CompletionFrames.CHOICE);
                out.json().writeEndObject();
            }
            out.json().writeEndArray();
            if (answer.usage().isPresent()) {
                out.usage(answer.usage().get());
            }
            out.members(answer.extra(), ANSWER);
            out.json().writeEndObject();
        }
    }
}
