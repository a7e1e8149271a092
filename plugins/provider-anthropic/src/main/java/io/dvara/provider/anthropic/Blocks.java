package io.dvara.provider.anthropic;

import io.dvara.api.chat.Delta;
import io.dvara.api.chat.Dialect;
import io.dvara.api.chat.Finish;
import io.dvara.api.chat.FinishReason;
import io.dvara.api.json.JsonCodec;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.provider.kit.AnswerTool;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The content blocks of one answer.
 *
 * <p>Where the answer comes by the reserved tool, text is held back until it is known whether it is
 * the answer itself or only words around it.
 */
final class Blocks {

    private final AnswerForm form;
    private final Progress progress;
    private final Map<Integer, OpenBlock> open = new HashMap<>();
    private final List<Delta> held = new ArrayList<>();
    private boolean answered;

    Blocks(AnswerForm form, Dialect dialect, JsonCodec json) {
        this.form = form;
        this.progress = new Progress(dialect, json);
    }

    /** Returns what a block that begins can pass on. */
    List<Delta> start(int number, JsonObject start) {
        OpenBlock block = block(number, start);
        open.put(number, block);
        List<Delta> deltas = new ArrayList<>();
        if (block instanceof ToolUseBlock) {
            deltas.addAll(release());
        }
        deltas.addAll(passed(block, block.begin()));
        return deltas;
    }

    /** Returns what a delta adds to its block. */
    List<Delta> add(int number, JsonObject delta) {
        OpenBlock block = open.get(number);
        if (block == null) {
            throw new ProviderException(
                    Fault.MALFORMED, "Anthropic sent a delta for content block " + number + ", which has not begun");
        }
        return passed(block, block.add(delta));
    }

    /** Returns what a block tells at its end. */
    List<Delta> stop(int number) {
        OpenBlock block = open.remove(number);
        return block == null ? List.of() : passed(block, block.end());
    }

    /** Returns a block that comes whole. */
    List<Delta> whole(int number, JsonObject block) {
        List<Delta> deltas = new ArrayList<>(start(number, block));
        deltas.addAll(stop(number));
        return deltas;
    }

    /** Returns the text that was held back and turns out to be the answer. */
    List<Delta> release() {
        List<Delta> released = List.copyOf(held);
        held.clear();
        return released;
    }

    /** Returns the end as the client sees it, which knows nothing of the reserved tool. */
    Finish finish(Finish vendor) {
        boolean isAnswer = answered && !progress.hasCalls() && vendor.reason() == FinishReason.TOOL_CALLS;
        return isAnswer ? new Finish(FinishReason.STOP, Optional.of("end_turn"), Optional.empty()) : vendor;
    }

    private OpenBlock block(int number, JsonObject start) {
        return switch (start.getString("type", "")) {
            case "text" -> new TextBlock(number, start, progress);
            case "thinking", "redacted_thinking" -> new ThinkingBlock(number, start);
            case "tool_use" -> toolUse(number, start);
            default -> new OpaqueBlock(number, start, progress);
        };
    }

    private OpenBlock toolUse(int number, JsonObject start) {
        boolean isReserved = isByTool() && start.getString("name", "").equals(AnswerTool.NAME);
        if (!isReserved) {
            return new ToolUseBlock(number, start, progress);
        }
        answered = true;
        held.clear();
        return new AnswerBlock(number, start, progress);
    }

    private List<Delta> passed(OpenBlock block, List<Delta> deltas) {
        if (!isByTool() || !(block instanceof TextBlock)) {
            return deltas;
        }
        if (!answered) {
            held.addAll(deltas);
        }
        return List.of();
    }

    private boolean isByTool() {
        return form instanceof AnswerForm.ByTool;
    }
}
