package io.dvara.gateway.http.messages;

import io.dvara.api.chat.Delta;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** Writes the events of one content block. */
final class BlockEvents {

    private static final Set<String> INPUT = Set.of("input");
    private static final String COMPACTION = "compaction";
    private static final String CONTENT = "content";

    private final Events events;
    private final MessageStyle style;
    private final int index;
    private final StringBuilder signature = new StringBuilder();
    private boolean hasInput;

    BlockEvents(Events events, MessageStyle style, int index) {
        this.events = events;
        this.style = style;
        this.index = index;
    }

    /** Begins the block that a first piece belongs to, without what the piece adds. */
    void start(Delta first) throws IOException {
        switch (first) {
            case Delta.Text text -> startText(text);
            case Delta.Refusal _ -> start("text", "text");
            case Delta.Reasoning thought
            when isSealed(thought) ->
                events.start(index, (out, json) -> {
                    json.writeStringField("type", "redacted_thinking");
                    out.text("data", thought.sealed().orElseThrow());
                });
            case Delta.Reasoning _ ->
                events.start(index, (_, json) -> {
                    json.writeStringField("type", "thinking");
                    json.writeStringField("thinking", "");
                    json.writeStringField("signature", "");
                });
            case Delta.ToolCall call -> startCall(call);
            case Delta.Opaque opaque -> startOpaque(opaque.value());
        }
    }

    /** Writes what a piece adds. */
    void add(Delta piece) throws IOException {
        switch (piece) {
            case Delta.Text text -> {
                for (JsonObject annotation : text.annotations()) {
                    cite(annotation);
                }
                text("text_delta", "text", text.text());
            }
            case Delta.Refusal refusal -> text("text_delta", "text", refusal.text());
            case Delta.Reasoning thought -> {
                text("thinking_delta", "thinking", thought.text());
                thought.signature().ifPresent(signature::append);
            }
            case Delta.ToolCall call -> input(call.arguments());
            case Delta.Opaque opaque
            when isCompaction(opaque.value()) ->
                events.delta(index, "compaction_delta", (out, _) -> out.members(opaque.value(), Set.of("type")));
            case Delta.Opaque opaque -> addInput(opaque.value());
        }
    }

    /** Ends the block; a signature comes in one piece, since clients do not join its pieces. */
    void stop() throws IOException {
        text("signature_delta", "signature", signature.toString());
        events.stop(index);
    }

    /** A block that will be cited says so from its start. */
    private void startText(Delta.Text first) throws IOException {
        events.start(index, (_, json) -> {
            if (first.text().isEmpty() && !first.annotations().isEmpty()) {
                json.writeArrayFieldStart("citations");
                json.writeEndArray();
            }
            json.writeStringField("type", "text");
            json.writeStringField("text", "");
        });
    }

    private void start(String type, String member) throws IOException {
        events.start(index, (_, json) -> {
            json.writeStringField("type", type);
            json.writeStringField(member, "");
        });
    }

    private void startCall(Delta.ToolCall call) throws IOException {
        events.start(index, (out, json) -> {
            json.writeStringField("type", "tool_use");
            out.text("id", call.id().filter(it -> !it.isEmpty()).orElseGet(() -> style.callId(call.index())));
            out.text("name", call.name().orElse(""));
            emptyInput(out);
            out.members(call.extra(), MessageWriter.TOOL_USE);
        });
    }

    private void startOpaque(JsonObject block) throws IOException {
        boolean hasInput = block.get("input") instanceof JsonObject;
        events.start(index, (out, json) -> {
            if (isCompaction(block)) {
                json.writeStringField("type", COMPACTION);
                json.writeNullField(CONTENT);
                return;
            }
            out.members(block, hasInput ? INPUT : Set.of());
            if (hasInput) {
                emptyInput(out);
            }
        });
    }

    private static boolean isCompaction(JsonObject block) {
        return block.getString("type", "").equals(COMPACTION);
    }

    private static void emptyInput(MessageJson out) throws IOException {
        out.value("input", JsonValue.EMPTY_JSON_OBJECT);
    }

    private void addInput(JsonObject block) throws IOException {
        if (block.get("input") instanceof JsonObject input) {
            input(input.isEmpty() ? "" : input.toString());
        }
    }

    private void cite(JsonObject annotation) throws IOException {
        Optional<JsonObject> citation = Citations.of(annotation);
        if (citation.isPresent()) {
            events.delta(index, "citations_delta", (out, _) -> out.value("citation", citation.get()));
        }
    }

    /** The first piece of an input is empty, as clients of the dialect know it. */
    private void input(String piece) throws IOException {
        if (!hasInput) {
            hasInput = true;
            events.delta(index, "input_json_delta", (out, _) -> out.text("partial_json", ""));
        }
        text("input_json_delta", "partial_json", piece);
    }

    private void text(String type, String member, String piece) throws IOException {
        if (!piece.isEmpty()) {
            events.delta(index, type, (out, _) -> out.text(member, piece));
        }
    }

    private static boolean isSealed(Delta.Reasoning thought) {
        return thought.sealed().isPresent() && thought.text().isEmpty();
    }
}
