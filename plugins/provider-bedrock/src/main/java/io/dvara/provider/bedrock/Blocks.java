package io.dvara.provider.bedrock;

import io.dvara.api.chat.Delta;
import io.dvara.api.chat.Finish;
import io.dvara.api.chat.FinishReason;
import io.dvara.api.json.JsonCodec;
import io.dvara.provider.kit.AnswerTool;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The content blocks of one answer.
 *
 * <p>Only some kinds of blocks have a beginning of their own; others begin with their first delta. Where
 * the answer comes by the reserved tool, text is held back until it is known whether it is the answer
 * itself or only words around it.
 */
final class Blocks {

    private final boolean isByTool;
    private final Progress progress;
    private final Map<Integer, OpenBlock> open = new TreeMap<>();
    private final List<Delta> held = new ArrayList<>();
    private boolean answered;

    Blocks(AnswerForm form, JsonCodec json) {
        this.isByTool = form instanceof AnswerForm.ByTool;
        this.progress = new Progress(json);
    }

    /** Returns what a block that begins can pass on. */
    List<Delta> start(int number, JsonObject start) {
        if (!(start.get("toolUse") instanceof JsonObject use)
                || use.getString("type", "").equals("server_tool_use")) {
            open.put(number, new OtherBlock(number, start, progress));
            return List.of();
        }
        if (isByTool && use.getString("name", "").equals(AnswerTool.NAME)) {
            answered = true;
            held.clear();
            open.put(number, new AnswerBlock(number, progress));
            return List.of();
        }
        CallBlock call = new CallBlock(number, progress);
        open.put(number, call);
        List<Delta> deltas = new ArrayList<>(release());
        deltas.add(call.begin(use));
        return deltas;
    }

    /** Returns what a delta adds to its block. */
    List<Delta> add(int number, JsonObject delta) {
        OpenBlock block = open.computeIfAbsent(number, _ -> begun(number, delta));
        return passed(block, block.add(delta));
    }

    /** Returns what a block tells at its end. */
    List<Delta> stop(int number) {
        return Optional.ofNullable(open.remove(number))
                .map(block -> passed(block, block.end()))
                .orElse(List.of());
    }

    /** Returns what the blocks tell that have not ended by themselves. */
    List<Delta> stopAll() {
        List<Delta> rest = new ArrayList<>();
        List.copyOf(open.keySet()).forEach(number -> rest.addAll(stop(number)));
        return rest;
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

    private OpenBlock begun(int number, JsonObject delta) {
        if (delta.containsKey("reasoningContent")) {
            return new ThoughtBlock(number);
        }
        boolean isText = delta.containsKey("text") || delta.containsKey("citation");
        return isText
                ? new TextBlock(number, progress)
                : new OtherBlock(number, progress.make().createObjectBuilder().build(), progress);
    }

    private List<Delta> passed(OpenBlock block, List<Delta> deltas) {
        if (!isByTool || !(block instanceof TextBlock)) {
            return deltas;
        }
        if (!answered) {
            held.addAll(deltas);
        }
        return List.of();
    }
}
