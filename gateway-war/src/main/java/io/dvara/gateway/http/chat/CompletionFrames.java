package io.dvara.gateway.http.chat;

import io.dvara.api.chat.ChoiceDelta;
import io.dvara.api.chat.Delta;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** Writes the choices of a streamed {@code text_completion}. */
final class CompletionFrames implements ChoiceFrames {

    static final ChatJson.Kind KIND = new ChatJson.Kind("cmpl-", "text_completion");
    static final Set<String> CHOICE = Set.of("text", "index", "logprobs", "finish_reason");

    @Override
    public ChatJson.Kind kind() {
        return KIND;
    }

    @Override
    public boolean speaks(ChoiceDelta choice, ChoiceState told, AnswerStyle style) {
        return choice.finish().isPresent() && !told.finished()
                || choice.logprobs().isPresent()
                || !choice.extra().isEmpty()
                || !text(choice).isEmpty();
    }

    @Override
    public void write(ChoiceDelta choice, ChoiceState told, AnswerStyle style, ChatJson out) throws IOException {
        out.json().writeStartObject();
        out.text("text", text(choice));
        out.json().writeNumberField("index", choice.index());
        out.logprobs(choice.logprobs());
        out.finish(told.finished() ? Optional.empty() : choice.finish());
        choice.finish().ifPresent(_ -> told.finish());
        out.members(choice.extra(), CHOICE);
        out.json().writeEndObject();
    }

    private static String text(ChoiceDelta choice) {
        StringBuilder text = new StringBuilder();
        for (Delta delta : choice.deltas()) {
            if (delta instanceof Delta.Text piece) {
                text.append(piece.text());
            }
        }
        return text.toString();
    }
}
