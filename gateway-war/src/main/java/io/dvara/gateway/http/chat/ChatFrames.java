package io.dvara.gateway.http.chat;

import com.fasterxml.jackson.core.JsonGenerator;
import io.dvara.api.chat.ChoiceDelta;
import io.dvara.api.chat.Delta;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes the choices of a {@code chat.completion.chunk}. */
final class ChatFrames implements ChoiceFrames {

    private static final ChatJson.Kind KIND = new ChatJson.Kind("chatcmpl-", "chat.completion.chunk");
    private static final Set<String> CHOICE = Set.of("index", "delta", "logprobs", "finish_reason");
    private static final Set<String> DELTA =
            Set.of("role", "content", "refusal", "reasoning_content", "annotations", "tool_calls");

    @Override
    public ChatJson.Kind kind() {
        return KIND;
    }

    @Override
    public boolean speaks(ChoiceDelta choice, ChoiceState told, AnswerStyle style) {
        return !told.begun()
                || choice.finish().isPresent() && !told.finished()
                || choice.logprobs().isPresent()
                || !choice.messageExtra().isEmpty()
                || !choice.extra().isEmpty()
                || choice.deltas().stream().anyMatch(delta -> speaks(delta, told, style));
    }

    private static boolean speaks(Delta delta, ChoiceState told, AnswerStyle style) {
        return switch (delta) {
            case Delta.Text it -> !it.text().isEmpty() || !it.annotations().isEmpty();
            case Delta.Refusal it -> !it.text().isEmpty();
            case Delta.Reasoning it -> style.showsThoughts() && !it.text().isEmpty();
            case Delta.ToolCall it ->
                !told.knows(it.index())
                        || !it.arguments().isEmpty()
                        || !it.extra().isEmpty();
            case Delta.Opaque _ -> false;
        };
    }

    @Override
    public void write(ChoiceDelta choice, ChoiceState told, AnswerStyle style, ChatJson out) throws IOException {
        JsonGenerator json = out.json();
        json.writeStartObject();
        json.writeNumberField("index", choice.index());
        json.writeObjectFieldStart("delta");
        if (!told.begun()) {
            json.writeStringField("role", "assistant");
        }
        told.begin();
        content(choice, style, out);
        calls(choice, told, style, out);
        for (String name : choice.messageExtra().keySet()) {
            if (!DELTA.contains(name) && (style.showsThoughts() || !ChatResponseWriter.THOUGHTS.contains(name))) {
                out.value(name, choice.messageExtra().get(name));
            }
        }
        json.writeEndObject();
        if (choice.logprobs().isPresent()) {
            out.logprobs(choice.logprobs());
        }
        out.finish(told.finished() ? Optional.empty() : choice.finish());
        choice.finish().ifPresent(_ -> told.finish());
        out.members(choice.extra(), CHOICE);
        json.writeEndObject();
    }

    private static void content(ChoiceDelta choice, AnswerStyle style, ChatJson out) throws IOException {
        StringBuilder text = new StringBuilder();
        StringBuilder refusal = new StringBuilder();
        StringBuilder thoughts = new StringBuilder();
        boolean hasText = false;
        for (Delta delta : choice.deltas()) {
            switch (delta) {
                case Delta.Text it -> {
                    hasText = true;
                    text.append(it.text());
                }
                case Delta.Refusal it -> refusal.append(it.text());
                case Delta.Reasoning it -> thoughts.append(it.text());
                case Delta.ToolCall _, Delta.Opaque _ -> {}
            }
        }
        if (hasText) {
            out.text("content", text.toString());
        }
        if (!refusal.isEmpty()) {
            out.text("refusal", refusal.toString());
        }
        if (!thoughts.isEmpty() && style.showsThoughts()) {
            out.text("reasoning_content", thoughts.toString());
        }
        annotations(choice, out);
    }

    private static void annotations(ChoiceDelta choice, ChatJson out) throws IOException {
        List<JsonObject> annotations = choice.deltas().stream()
                .filter(Delta.Text.class::isInstance)
                .flatMap(it -> ((Delta.Text) it).annotations().stream())
                .toList();
        out.annotations(annotations);
    }

    private static void calls(ChoiceDelta choice, ChoiceState told, AnswerStyle style, ChatJson out)
            throws IOException {
        boolean open = false;
        for (Delta delta : choice.deltas()) {
            if (delta instanceof Delta.ToolCall call && speaks(call, told, style)) {
                if (!open) {
                    out.json().writeArrayFieldStart("tool_calls");
                    open = true;
                }
                call(call, told, style.callId(choice.index(), call.index()), out);
            }
        }
        if (open) {
            out.json().writeEndArray();
        }
    }

    private static void call(Delta.ToolCall call, ChoiceState told, String spareId, ChatJson out) throws IOException {
        boolean first = !told.knows(call.index());
        told.tell(call.index());
        JsonGenerator json = out.json();
        json.writeStartObject();
        json.writeNumberField("index", call.index());
        if (first) {
            out.text("id", call.id().filter(it -> !it.isEmpty()).orElse(spareId));
            out.text("type", CallWords.type(call.extra()));
        }
        if (first ? CallWords.beginsFunction(call) : CallWords.goesOn(call)) {
            function(call, first, out);
        }
        out.members(call.extra(), ChatResponseWriter.CALL);
        json.writeEndObject();
    }

    private static void function(Delta.ToolCall call, boolean first, ChatJson out) throws IOException {
        out.json().writeObjectFieldStart("function");
        if (first) {
            out.text("name", call.name().orElse(""));
        }
        out.text("arguments", call.arguments());
        if (call.extra().get("function") instanceof JsonObject more) {
            out.members(more, ChatResponseWriter.FUNCTION);
        }
        out.json().writeEndObject();
    }
}
