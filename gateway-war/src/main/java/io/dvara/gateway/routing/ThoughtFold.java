package io.dvara.gateway.routing;

import io.dvara.api.chat.ChoiceDelta;
import io.dvara.api.chat.Delta;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Gathers the thoughts of one answer and the calls that they led to. */
final class ThoughtFold {

    private final Map<Integer, Thought> thoughts = new LinkedHashMap<>();
    private final Map<Integer, Call> calls = new LinkedHashMap<>();
    private final DetailFold details = new DetailFold();
    private final String provider;
    private boolean texts;

    ThoughtFold(String provider) {
        this.provider = provider;
    }

    /** Thoughts in the making, and what had been said before them. */
    private record Thought(
            int calls, boolean afterText, StringBuilder text, StringBuilder signature, StringBuilder sealed) {}

    private static final class Call {
        private String id = "";
        private String name = "";
        private final StringBuilder signature = new StringBuilder();
        private final Map<String, JsonValue> extra = new LinkedHashMap<>();
    }

    void add(ChoiceDelta choice) {
        choice.deltas().forEach(this::add);
        details.add(choice.messageExtra());
    }

    private void add(Delta delta) {
        switch (delta) {
            case Delta.Text text -> texts |= !text.text().isEmpty();
            case Delta.Reasoning piece -> {
                Thought thought = thoughts.computeIfAbsent(piece.block(), _ -> begun());
                thought.text().append(piece.text());
                piece.signature().ifPresent(thought.signature()::append);
                piece.sealed().ifPresent(thought.sealed()::append);
            }
            case Delta.ToolCall piece -> addCall(piece);
            case Delta.Refusal _, Delta.Opaque _ -> {}
        }
    }

    /** Returns the id of the first call. */
    Optional<String> firstCall() {
        return calls.values().stream()
                .map(call -> call.id)
                .filter(id -> !id.isEmpty())
                .findFirst();
    }

    /** Returns what is to be remembered; empty when there is nothing. */
    Optional<JsonObject> whole(JsonProvider make) {
        boolean bare = thoughts.isEmpty()
                && details.isEmpty()
                && calls.values().stream().allMatch(call -> call.signature.isEmpty() && call.extra.isEmpty());
        if (bare || calls.isEmpty()) {
            return Optional.empty();
        }
        JsonArrayBuilder before = make.createArrayBuilder();
        thoughts.values().forEach(thought -> before.add(json(thought, make)));
        JsonArrayBuilder made = make.createArrayBuilder();
        calls.values().forEach(call -> made.add(json(call, make)));
        return Optional.of(make.createObjectBuilder()
                .add(Recollection.THOUGHTS, before)
                .add(Recollection.CALLS, made)
                .add(Recollection.DETAILS, details.json(make))
                .add(Recollection.PROVIDER, provider)
                .build());
    }

    private Thought begun() {
        return new Thought(calls.size(), texts, new StringBuilder(), new StringBuilder(), new StringBuilder());
    }

    private void addCall(Delta.ToolCall piece) {
        Call call = calls.computeIfAbsent(piece.index(), _ -> new Call());
        call.id = piece.id().filter(it -> !it.isEmpty()).orElse(call.id);
        call.name = piece.name().filter(it -> !it.isEmpty()).orElse(call.name);
        piece.signature().ifPresent(call.signature::append);
        call.extra.putAll(piece.extra());
    }

    private static JsonObjectBuilder json(Thought thought, JsonProvider make) {
        JsonObjectBuilder object = make.createObjectBuilder()
                .add(Recollection.PLACE, thought.calls())
                .add(Recollection.AFTER_TEXT, thought.afterText())
                .add(Recollection.TEXT, thought.text().toString());
        add(object, Recollection.SIGNATURE, thought.signature());
        add(object, Recollection.SEALED, thought.sealed());
        return object;
    }

    private static JsonObjectBuilder json(Call call, JsonProvider make) {
        JsonObjectBuilder extra = make.createObjectBuilder();
        call.extra.forEach(extra::add);
        JsonObjectBuilder object = make.createObjectBuilder()
                .add(Recollection.ID, call.id)
                .add(Recollection.NAME, call.name)
                .add(Recollection.EXTRA, extra);
        add(object, Recollection.SIGNATURE, call.signature);
        return object;
    }

    private static void add(JsonObjectBuilder object, String name, StringBuilder text) {
        if (!text.isEmpty()) {
            object.add(name, text.toString());
        }
    }
}
