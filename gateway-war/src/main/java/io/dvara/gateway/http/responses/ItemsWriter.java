package io.dvara.gateway.http.responses;

import io.dvara.api.chat.ChoiceDelta;
import io.dvara.api.chat.Delta;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes items of the pieces of an answer, in the order in which they come; for one thread.
 *
 * <p>A call ends when its arguments are whole and another begins, since pieces of several may come
 * interleaved; all else ends when something of another kind begins.
 */
final class ItemsWriter {

    private final Output output;
    private final AnswerStyle style;
    private final Map<Integer, CallItem> calls = new LinkedHashMap<>();
    private final Map<String, String> lateProofs = new LinkedHashMap<>();
    private Optional<MessageItem> message = Optional.empty();
    private Optional<ReasoningItem> reasoning = Optional.empty();

    ItemsWriter(Output output, AnswerStyle style) {
        this.output = output;
        this.style = style;
    }

    void add(ChoiceDelta choice) throws IOException {
        JsonArray logprobs = choice.logprobs().map(Annotations::tokens).orElse(JsonValue.EMPTY_JSON_ARRAY);
        for (Delta delta : choice.deltas()) {
            switch (delta) {
                case Delta.Text it -> {
                    text(it, logprobs);
                    logprobs = JsonValue.EMPTY_JSON_ARRAY;
                }
                case Delta.Refusal it when !it.text().isEmpty() -> message().refuse(it.block(), it.text());
                case Delta.Reasoning it -> think(it);
                case Delta.ToolCall it -> call(it);
                case Delta.Refusal _, Delta.Opaque _ -> {}
            }
        }
    }

    /**
     * Ends all items and returns them; there is at least one.
     *
     * @param ending how the answer ended
     */
    List<JsonObject> end(Ending ending) throws IOException {
        endMessage(ending.status());
        endReasoning();
        for (CallItem call : calls.values()) {
            call.close(ending.status());
        }
        if (!lateProofs.isEmpty()) {
            ReasoningItem proof = new ReasoningItem(output, style, 0);
            lateProofs.forEach(proof::prove);
            proof.close(ending.status());
        }
        if (output.items().isEmpty()) {
            message().text(0, "", JsonValue.EMPTY_JSON_ARRAY);
            endMessage(ending.status());
        }
        return output.items();
    }

    private void text(Delta.Text piece, JsonArray logprobs) throws IOException {
        if (!piece.text().isEmpty()) {
            message().text(piece.block(), piece.text(), logprobs);
        }
        if (!piece.annotations().isEmpty()) {
            message().annotate(piece.block(), piece.annotations());
        }
    }

    private void think(Delta.Reasoning piece) throws IOException {
        boolean says = !piece.text().isEmpty()
                || piece.signature().isPresent()
                || piece.sealed().isPresent();
        if (!says) {
            return;
        }
        endMessage("completed");
        if (reasoning.isPresent() && !reasoning.get().isOf(piece.block())) {
            endReasoning();
        }
        if (reasoning.isEmpty()) {
            reasoning = Optional.of(new ReasoningItem(output, style, piece.block()));
        }
        reasoning.get().think(piece.text(), piece.signature(), piece.sealed());
    }

    private void call(Delta.ToolCall piece) throws IOException {
        endMessage("completed");
        CallItem known = calls.get(piece.index());
        if (known != null) {
            known.add(piece.arguments());
            piece.signature().ifPresent(proof -> lateProofs.merge(known.callId(), proof, String::concat));
            return;
        }
        String id = piece.id().filter(it -> !it.isEmpty()).orElseGet(() -> output.freshId("call"));
        if (piece.signature().isPresent()) {
            prove(id, piece);
        }
        endReasoning();
        for (CallItem earlier : calls.values()) {
            earlier.closeIfWhole();
        }
        String name = piece.name().orElse("");
        CallItem.Form form = style.freeTools().contains(name) ? CallItem.Form.CUSTOM : CallItem.Form.FUNCTION;
        CallItem call = new CallItem(output, form, id, name);
        calls.put(piece.index(), call);
        call.add(piece.arguments());
    }

    /** The proof stands in the thoughts before the call, which there may be none of to see. */
    private void prove(String callId, Delta.ToolCall piece) throws IOException {
        if (reasoning.isEmpty()) {
            reasoning = Optional.of(new ReasoningItem(output, style, piece.block()));
        }
        reasoning.get().prove(callId, piece.signature().orElseThrow());
    }

    private MessageItem message() throws IOException {
        endReasoning();
        if (message.isEmpty()) {
            message = Optional.of(new MessageItem(output));
        }
        return message.get();
    }

    private void endMessage(String status) throws IOException {
        if (message.isPresent()) {
            message.get().close(status);
            message = Optional.empty();
        }
    }

    private void endReasoning() throws IOException {
        if (reasoning.isPresent()) {
            reasoning.get().close("completed");
            reasoning = Optional.empty();
        }
    }
}
