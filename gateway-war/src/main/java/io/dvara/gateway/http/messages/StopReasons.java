package io.dvara.gateway.http.messages;

import io.dvara.api.chat.Finish;
import io.dvara.api.chat.FinishReason;
import java.util.Optional;
import java.util.Set;

/** Why an answer ended, in the words of the dialect; an answer that calls tools never just ends. */
final class StopReasons {

    private static final String CALLS = "tool_use";
    private static final String AT_A_TEXT = "stop_sequence";
    private static final String LONGER_THAN_THE_WINDOW = "model_context_window_exceeded";
    private static final Set<FinishReason> PLAIN_ENDS = Set.of(FinishReason.STOP, FinishReason.OTHER);

    private StopReasons() {}

    /** What an answer held that its end has to agree with. */
    enum Held {
        /** Nothing of the kind. */
        NOTHING,
        /** Calls for the client to make. */
        CALLS,
        /** The words of a refusal. */
        REFUSAL
    }

    /** Returns the word. */
    static String of(Optional<Finish> finish, Held held) {
        FinishReason reason = finish.map(Finish::reason).orElse(FinishReason.STOP);
        if (held != Held.NOTHING && PLAIN_ENDS.contains(reason)) {
            return held == Held.CALLS ? CALLS : "refusal";
        }
        return switch (reason) {
            case STOP -> isAtAText(finish) ? AT_A_TEXT : "end_turn";
            case LENGTH -> isCalled(LONGER_THAN_THE_WINDOW, finish) ? LONGER_THAN_THE_WINDOW : "max_tokens";
            case TOOL_CALLS, FUNCTION_CALL -> CALLS;
            case CONTENT_FILTER -> "refusal";
            case PAUSED -> "pause_turn";
            case OTHER -> "end_turn";
        };
    }

    /** Not all vendors that stop at a text of the client say which it was. */
    private static boolean isAtAText(Optional<Finish> finish) {
        return finish.flatMap(Finish::stopText).isPresent() || isCalled(AT_A_TEXT, finish);
    }

    private static boolean isCalled(String word, Optional<Finish> finish) {
        return finish.flatMap(Finish::vendorReason).filter(word::equals).isPresent();
    }
}
