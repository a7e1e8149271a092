package io.dvara.gateway.http.messages;

import io.dvara.api.chat.Delta;
import io.dvara.gateway.json.JacksonCodec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes content block by block, as the dialect has it: one begins when the one before has ended.
 *
 * <p>Vendors may write the arguments of several calls at once. What belongs to another block waits until
 * the arguments of the open call are whole.
 */
final class ContentEvents {

    private final Events events;
    private final MessageStyle style;
    private final JacksonCodec codec;
    private Optional<Open> open = Optional.empty();
    private List<Delta> waiting = new ArrayList<>();
    private int blocks;
    private StopReasons.Held held = StopReasons.Held.NOTHING;

    ContentEvents(Events events, MessageStyle style, JacksonCodec codec) {
        this.events = events;
        this.style = style;
        this.codec = codec;
    }

    /** Tells pieces of one block from those of another. */
    private record Key(Class<?> kind, int block, int call) {
        static Key of(Delta delta) {
            return new Key(delta.getClass(), delta.block(), delta instanceof Delta.ToolCall call ? call.index() : 0);
        }
    }

    private record Open(Key key, BlockEvents block, StringBuilder arguments) {
        boolean isCall() {
            return key.kind() == Delta.ToolCall.class;
        }
    }

    /** Writes a piece, or keeps it until it can be written. */
    void add(Delta piece) throws IOException {
        if (!isSaid(piece)) {
            return;
        }
        if (isOpen(piece)) {
            write(piece);
            if (!waiting.isEmpty() && isWhole()) {
                next();
            }
        } else if (open.isPresent() && open.get().isCall() && !isWhole()) {
            waiting.add(piece);
        } else {
            begin(piece);
        }
    }

    /** Ends the last block. */
    void end() throws IOException {
        while (!waiting.isEmpty()) {
            next();
        }
        stop();
    }

    /** Returns what the content held that its end has to agree with. */
    StopReasons.Held held() {
        return held;
    }

    private boolean isOpen(Delta piece) {
        return open.filter(it -> it.key().equals(Key.of(piece))).isPresent();
    }

    private boolean isWhole() {
        return ToolInput.isWhole(open.orElseThrow().arguments(), codec);
    }

    /** Ends the open block and goes on with what waited for that. */
    private void next() throws IOException {
        stop();
        List<Delta> pieces = waiting;
        waiting = new ArrayList<>();
        for (Delta piece : pieces) {
            add(piece);
        }
    }

    private void begin(Delta piece) throws IOException {
        stop();
        BlockEvents block = new BlockEvents(events, style, blocks);
        open = Optional.of(new Open(Key.of(piece), block, new StringBuilder()));
        block.start(piece);
        if (blocks == 0) {
            events.event("ping", (_, _) -> {});
        }
        blocks++;
        write(piece);
    }

    private void write(Delta piece) throws IOException {
        Open to = open.orElseThrow();
        if (piece instanceof Delta.ToolCall call) {
            held = StopReasons.Held.CALLS;
            to.arguments().append(call.arguments());
        } else if (piece instanceof Delta.Refusal && held == StopReasons.Held.NOTHING) {
            held = StopReasons.Held.REFUSAL;
        }
        to.block().add(piece);
    }

    private void stop() throws IOException {
        if (open.isPresent()) {
            open.get().block().stop();
            open = Optional.empty();
        }
    }

    /** Vendors of this dialect alone may say a text of nothing, or what nobody else understands. */
    private boolean isSaid(Delta piece) {
        return switch (piece) {
            case Delta.Text text ->
                !text.text().isEmpty() || !text.annotations().isEmpty() || events.isInVendorsWords();
            case Delta.Refusal refusal -> !refusal.text().isEmpty();
            case Delta.Reasoning _ -> style.showsThoughts();
            case Delta.ToolCall _ -> true;
            case Delta.Opaque _ -> events.isInVendorsWords();
        };
    }
}
