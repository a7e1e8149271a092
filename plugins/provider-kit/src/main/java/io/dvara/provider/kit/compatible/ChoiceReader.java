package io.dvara.provider.kit.compatible;

import io.dvara.api.chat.ChoiceDelta;
import io.dvara.api.chat.Delta;
import io.dvara.api.chat.Finish;
import io.dvara.api.json.JsonCodec;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads one choice of an answer, chunk by chunk or whole; keeps count of its content blocks. */
final class ChoiceReader {

    private static final Set<String> KNOWN = Set.of("index", "delta", "message", "finish_reason", "logprobs");
    private static final Set<String> KNOWN_MESSAGE =
            Set.of("role", "content", "refusal", "reasoning_content", "reasoning", "tool_calls", "annotations");
    private static final Set<String> KNOWN_CALL = Set.of("index", "id", "function", "type");
    private static final Set<String> COMMON_TYPES = Set.of("function", "", "null");
    private static final Set<String> KNOWN_FUNCTION = Set.of("name", "arguments");

    private final JsonCodec json;
    private final FinishWords finishWords;
    private final CallTracker calls = new CallTracker();
    private Optional<Class<?>> kind = Optional.empty();
    private int block = -1;
    private boolean finished;
    private Optional<Finish> kept = Optional.empty();

    ChoiceReader(JsonCodec json, FinishWords finishWords) {
        this.json = json;
        this.finishWords = finishWords;
    }

    /** Reads the next piece; some vendors tell the whole so far beside it. */
    ChoiceDelta piece(int index, JsonObject choice) {
        return read(index, choice, held(choice, "delta", "message"));
    }

    /** Reads all of it; some vendors tell an empty piece beside it. */
    ChoiceDelta whole(int index, JsonObject choice) {
        return read(index, choice, held(choice, "message", "delta"));
    }

    private static JsonObject held(JsonObject choice, String first, String second) {
        return Members.object(choice, first)
                .or(() -> Members.object(choice, second))
                .orElse(JsonValue.EMPTY_JSON_OBJECT);
    }

    private ChoiceDelta read(int index, JsonObject choice, JsonObject message) {
        List<Delta> deltas = new ArrayList<>(2);
        addReasoning(message, deltas);
        addContent(message, deltas);
        Members.text(message, "refusal")
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> deltas.add(new Delta.Refusal(blockOf(Delta.Refusal.class), text)));
        addCalls(message, deltas);
        addEmptyText(choice, message, deltas);
        return new ChoiceDelta(
                index,
                deltas,
                finish(choice),
                Members.object(choice, "logprobs"),
                messageExtra(message),
                Members.without(json.make(), choice, KNOWN));
    }

    /** Keeps the end back while calls come: some vendors tell it with each of several calls. */
    ChoiceDelta endingAfterCalls(ChoiceDelta read) {
        if (read.deltas().stream().noneMatch(Delta.ToolCall.class::isInstance)) {
            return ending(read);
        }
        kept = kept.or(read::finish);
        return with(Optional.empty(), read);
    }

    /** Adds the end that was kept back. */
    ChoiceDelta ending(ChoiceDelta read) {
        return kept.isPresent() ? with(keptFinish(), read) : read;
    }

    /** Returns the end if it was kept back, and forgets it. */
    Optional<Finish> keptFinish() {
        Optional<Finish> finish = kept;
        kept = Optional.empty();
        return finish;
    }

    private static ChoiceDelta with(Optional<Finish> finish, ChoiceDelta read) {
        return new ChoiceDelta(read.index(), read.deltas(), finish, read.logprobs(), read.messageExtra(), read.extra());
    }

    /** The first reason counts; some vendors repeat it in the chunk with usage. */
    private Optional<Finish> finish(JsonObject choice) {
        Optional<Finish> finish = finished ? Optional.empty() : finishWords.read(choice);
        finished |= finish.isPresent();
        return finish;
    }

    private void addReasoning(JsonObject message, List<Delta> deltas) {
        Members.text(message, "reasoning_content")
                .filter(text -> !text.isEmpty())
                .or(() -> Members.text(message, "reasoning").filter(text -> !text.isEmpty()))
                .ifPresent(text -> deltas.add(thought(text, Optional.empty())));
    }

    private void addContent(JsonObject message, List<Delta> deltas) {
        switch (message.getOrDefault("content", JsonValue.NULL)) {
            case JsonString text -> addText(text.getString(), annotations(message), deltas);
            case JsonArray parts -> parts.forEach(part -> addPart(part, deltas));
            default -> addText("", annotations(message), deltas);
        }
    }

    private void addText(String text, List<JsonObject> annotations, List<Delta> deltas) {
        if (!text.isEmpty() || !annotations.isEmpty()) {
            deltas.add(new Delta.Text(blockOf(Delta.Text.class), text, annotations));
        }
    }

    private void addPart(JsonValue part, List<Delta> deltas) {
        if (!(part instanceof JsonObject object)) {
            return;
        }
        switch (Members.text(object, "type").orElse("")) {
            case "text", "output_text" -> addText(Members.text(object, "text").orElse(""), List.of(), deltas);
            case "thinking" -> deltas.add(thought(thinking(object), Members.text(object, "signature")));
            case "reference" -> addText("", List.of(object), deltas);
            default -> deltas.add(new Delta.Opaque(newBlock(), object));
        }
    }

    private static String thinking(JsonObject part) {
        StringBuilder text = new StringBuilder(Members.text(part, "thinking").orElse(""));
        for (JsonValue piece : Members.array(part, "thinking")) {
            if (piece instanceof JsonObject object) {
                Members.text(object, "text").ifPresent(text::append);
            }
        }
        return text.toString();
    }

    private Delta thought(String text, Optional<String> signature) {
        return new Delta.Reasoning(blockOf(Delta.Reasoning.class), text, signature, Optional.empty());
    }

    private void addCalls(JsonObject message, List<Delta> deltas) {
        for (JsonValue value : Members.array(message, "tool_calls")) {
            if (value instanceof JsonObject call) {
                deltas.add(call(call));
            }
        }
    }

    private Delta call(JsonObject piece) {
        JsonObject function = Members.object(piece, "function").orElse(JsonValue.EMPTY_JSON_OBJECT);
        String id = Members.text(piece, "id").orElse("");
        String name = Members.text(function, "name").orElse("");
        OptionalInt vendorIndex = Members.index(piece, "index");
        CallTracker.Known call =
                calls.find(vendorIndex, id, name).orElseGet(() -> calls.begin(vendorIndex, newBlock()));
        return new Delta.ToolCall(
                call.block(),
                call.index(),
                call.tellId(id),
                call.tellName(name),
                arguments(function),
                Optional.empty(),
                callExtra(piece, function));
    }

    private String arguments(JsonObject function) {
        return switch (function.getOrDefault("arguments", JsonValue.NULL)) {
            case JsonString text -> text.getString();
            case JsonObject object -> json.write(object);
            default -> "";
        };
    }

    private JsonObject callExtra(JsonObject piece, JsonObject function) {
        JsonObject rest = Members.without(json.make(), piece, KNOWN_CALL);
        JsonObject inner = Members.without(json.make(), function, KNOWN_FUNCTION);
        Optional<String> otherType = Members.text(piece, "type").filter(type -> !COMMON_TYPES.contains(type));
        if (inner.isEmpty() && otherType.isEmpty()) {
            return rest;
        }
        var extra = json.make().createObjectBuilder(rest);
        otherType.ifPresent(type -> extra.add("type", type));
        if (!inner.isEmpty()) {
            extra.add("function", inner);
        }
        return extra.build();
    }

    /** A whole answer that says nothing but an empty text differs from one without a text. */
    private void addEmptyText(JsonObject choice, JsonObject message, List<Delta> deltas) {
        if (deltas.isEmpty() && choice.containsKey("message") && message.get("content") instanceof JsonString) {
            deltas.add(new Delta.Text(blockOf(Delta.Text.class), ""));
        }
    }

    private JsonObject messageExtra(JsonObject message) {
        JsonObject extra = Members.without(json.make(), message, KNOWN_MESSAGE);
        return message.containsKey("annotations") && annotations(message).isEmpty()
                ? json.make()
                        .createObjectBuilder(extra)
                        .add("annotations", message.get("annotations"))
                        .build()
                : extra;
    }

    private static List<JsonObject> annotations(JsonObject message) {
        JsonArray list = Members.array(message, "annotations");
        return list.isEmpty() || !list.stream().allMatch(JsonObject.class::isInstance)
                ? List.of()
                : list.getValuesAs(JsonObject.class);
    }

    /** Returns the block that is open if it is of this kind, else a new one. */
    private int blockOf(Class<?> wanted) {
        if (kind.filter(wanted::equals).isEmpty()) {
            kind = Optional.of(wanted);
            block++;
        }
        return block;
    }

    private int newBlock() {
        kind = Optional.empty();
        return ++block;
    }
}
