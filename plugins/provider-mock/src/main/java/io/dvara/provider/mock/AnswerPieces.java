package io.dvara.provider.mock;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChoiceDelta;
import io.dvara.api.chat.Delta;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Delivers an answer word by word: the head, the words of each choice, its end, at last the usage. */
final class AnswerPieces implements Iterator<ChatChunk> {

    private final Answer answer;
    private final ChatChunk head;
    private final Behaviour behaviour;
    private final Pause pause;
    private int wordsLeft;
    private boolean headSent;
    private int choice;
    private int block;
    private int at;

    AnswerPieces(Answer answer, ChatChunk head, Behaviour behaviour, Pause pause) {
        this.answer = answer;
        this.head = head;
        this.behaviour = behaviour;
        this.pause = pause;
        this.wordsLeft = behaviour.breaksOff() ? Math.max(1, answer.words() / 2) : Integer.MAX_VALUE;
    }

    @Override
    public boolean hasNext() {
        return choice < answer.drafts().size();
    }

    @Override
    public ChatChunk next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the answer has ended");
        }
        if (!headSent) {
            headSent = true;
            return head;
        }
        if (behaviour.end() == Behaviour.End.CUT_EARLY) {
            throw Failure.cut();
        }
        List<Block> blocks = answer.drafts().get(choice).blocks();
        return block < blocks.size() ? word(blocks.get(block)) : end();
    }

    private ChatChunk word(Block from) {
        if (wordsLeft-- == 0) {
            throw behaviour.end() == Behaviour.End.CUT ? Failure.cut() : pause.awaitEnd();
        }
        if (behaviour.pace() != Duration.ZERO) {
            pause.await(behaviour.pace());
        }
        int begin = at;
        at = Words.end(from.text(), begin);
        String piece = from.text().substring(begin, at);
        Delta delta = begin == 0 ? from.begin(block, piece) : from.proceed(block, piece);
        if (at == from.text().length()) {
            block++;
            at = 0;
        }
        Optional<JsonObject> logprobs =
                answer.probabilities().flatMap(probabilities -> probabilities.of(List.of(from.withText(piece))));
        return ChatChunk.of(new ChoiceDelta(
                choice,
                List.of(delta),
                Optional.empty(),
                logprobs,
                JsonValue.EMPTY_JSON_OBJECT,
                JsonValue.EMPTY_JSON_OBJECT));
    }

    private ChatChunk end() {
        ChoiceDelta end = ChoiceDelta.end(choice, answer.drafts().get(choice).finish());
        choice++;
        block = 0;
        boolean last = !hasNext() && behaviour.usage() == Behaviour.UsageReport.GIVEN;
        return new ChatChunk(
                Optional.empty(),
                List.of(end),
                last ? Optional.of(answer.usage()) : Optional.empty(),
                JsonValue.EMPTY_JSON_OBJECT);
    }
}
