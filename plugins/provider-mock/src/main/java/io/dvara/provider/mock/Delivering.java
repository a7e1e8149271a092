package io.dvara.provider.mock;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChoiceDelta;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Delta;
import io.dvara.api.provider.Call;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Brings answers on their way, whole or piece by piece, as the behaviour asks. */
final class Delivering {

    private final Clock clock;

    Delivering(Clock clock) {
        this.clock = clock;
    }

    /** Waits and fails as asked, and otherwise returns the answer. */
    Stream<ChatChunk> deliver(Supplier<Answer> answer, Delivery delivery, Behaviour behaviour, Call call) {
        Pause pause = new Pause(call);
        admit(behaviour, pause);
        return delivery == Delivery.STREAMED
                ? pieces(answer.get(), behaviour, pause)
                : whole(answer.get(), behaviour, pause);
    }

    /** Waits and fails as asked before anything is answered. */
    static void admit(Behaviour behaviour, Pause pause) {
        if (behaviour.latency() != Duration.ZERO) {
            pause.await(behaviour.latency());
        }
        if (behaviour.error().isPresent()) {
            throw Failure.named(behaviour.error().get());
        }
        if (behaviour.end() == Behaviour.End.HANGING) {
            throw pause.awaitEnd();
        }
    }

    private Stream<ChatChunk> pieces(Answer answer, Behaviour behaviour, Pause pause) {
        AnswerPieces pieces = new AnswerPieces(answer, ChatChunk.of(head(answer)), behaviour, pause);
        Spliterator<ChatChunk> sequence =
                Spliterators.spliteratorUnknownSize(pieces, Spliterator.ORDERED | Spliterator.NONNULL);
        return StreamSupport.stream(sequence, false).onClose(pause::close);
    }

    private Stream<ChatChunk> whole(Answer answer, Behaviour behaviour, Pause pause) {
        switch (behaviour.end()) {
            case CUT, CUT_EARLY -> throw Failure.cut();
            case STALLED -> throw pause.awaitEnd();
            default -> {
                List<ChoiceDelta> choices = new ArrayList<>(answer.drafts().size());
                for (Draft draft : answer.drafts()) {
                    choices.add(choice(choices.size(), draft, answer.probabilities()));
                }
                return Stream.of(new ChatChunk(
                        Optional.of(head(answer)),
                        choices,
                        behaviour.usage() == Behaviour.UsageReport.GIVEN
                                ? Optional.of(answer.usage())
                                : Optional.empty(),
                        JsonValue.EMPTY_JSON_OBJECT));
            }
        }
    }

    private ChatChunk.Head head(Answer answer) {
        return new ChatChunk.Head(
                Optional.of("mock-" + answer.id()), Optional.of(answer.model()), Optional.of(clock.millis() / 1000));
    }

    private static ChoiceDelta choice(int index, Draft draft, Optional<Probabilities> probabilities) {
        List<Delta> deltas = new ArrayList<>(draft.blocks().size());
        for (Block block : draft.blocks()) {
            deltas.add(block.begin(deltas.size(), block.text()));
        }
        return new ChoiceDelta(
                index,
                deltas,
                Optional.of(draft.finish()),
                probabilities.flatMap(asked -> asked.of(draft.blocks())),
                JsonValue.EMPTY_JSON_OBJECT,
                JsonValue.EMPTY_JSON_OBJECT);
    }
}
