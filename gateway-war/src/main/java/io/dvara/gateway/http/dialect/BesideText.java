package io.dvara.gateway.http.dialect;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChoiceDelta;
import io.dvara.api.chat.Delta;
import io.dvara.gateway.refusal.ErrorCode;
import io.dvara.gateway.refusal.Refusal;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Turns what the chat dialect says beside the text into what other dialects know; for one answer.
 *
 * <p>A call in the retired form becomes a call like any other. Sound and pictures have no form there:
 * such an answer ends in an error that says where to ask for it, since without them it would be another.
 */
public final class BesideText implements UnaryOperator<ChatChunk> {

    private static final String CALL = "function_call";
    private static final List<String> FORMLESS = List.of("audio", "images");

    /** Stands behind all blocks that a vendor numbers. */
    private static final int LAST = Integer.MAX_VALUE;

    private final String dialect;
    private final Set<Integer> called = new HashSet<>();
    private final Set<Integer> calledOtherwise = new HashSet<>();

    /** Makes the turning for clients of a dialect, which errors name. */
    public BesideText(String dialect) {
        this.dialect = dialect;
    }

    @Override
    public ChatChunk apply(ChatChunk chunk) {
        chunk.choices().forEach(this::heed);
        if (chunk.choices().stream().allMatch(choice -> choice.messageExtra().isEmpty())) {
            return chunk;
        }
        List<ChoiceDelta> turned = chunk.choices().stream().map(this::turned).toList();
        return new ChatChunk(chunk.head(), turned, chunk.usage(), chunk.extra());
    }

    /** Vendors that tell a call in both forms mean one call. */
    private void heed(ChoiceDelta choice) {
        if (choice.deltas().stream().anyMatch(Delta.ToolCall.class::isInstance)) {
            calledOtherwise.add(choice.index());
        }
    }

    private ChoiceDelta turned(ChoiceDelta choice) {
        JsonObject beside = choice.messageExtra();
        for (String name : FORMLESS) {
            if (says(beside.get(name))) {
                throw Refusal.of(
                        ErrorCode.UNSUPPORTED_PARAMETER,
                        "The model answered with " + name + ", for which the " + dialect
                                + " has no form: ask it by /v1/chat/completions, or for text alone.");
            }
        }
        if (!(beside.get(CALL) instanceof JsonObject call) || calledOtherwise.contains(choice.index())) {
            return choice;
        }
        List<Delta> deltas = new ArrayList<>(choice.deltas());
        deltas.add(call(choice.index(), call));
        JsonObjectBuilder rest = Json.createObjectBuilder(beside).remove(CALL);
        return new ChoiceDelta(
                choice.index(), deltas, choice.finish(), choice.logprobs(), rest.build(), choice.extra());
    }

    /** The retired form knows no ids; whoever writes the call gives it one. */
    private Delta call(int choice, JsonObject call) {
        boolean begins = called.add(choice);
        return new Delta.ToolCall(
                LAST,
                0,
                Optional.empty(),
                begins ? Optional.of(text(call, "name")) : Optional.empty(),
                text(call, "arguments"),
                Optional.empty(),
                JsonValue.EMPTY_JSON_OBJECT);
    }

    private static String text(JsonObject call, String name) {
        return call.get(name) instanceof JsonString text ? text.getString() : "";
    }

    private static boolean says(JsonValue value) {
        return value instanceof JsonObject object && !object.isEmpty()
                || value instanceof JsonArray list && !list.isEmpty();
    }
}
