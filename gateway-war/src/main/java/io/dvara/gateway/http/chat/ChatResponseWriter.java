package io.dvara.gateway.http.chat;

import com.fasterxml.jackson.core.JsonGenerator;
import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.gateway.json.JacksonCodec;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Writes a whole answer as a {@code chat.completion}. */
final class ChatResponseWriter {

    static final Set<String> CALL = Set.of("index", "id", "type", "function");
    static final Set<String> FUNCTION = Set.of("name", "arguments");
    static final Set<String> THOUGHTS = Set.of("reasoning", "reasoning_content", "reasoning_details");

    private static final ChatJson.Kind KIND = new ChatJson.Kind("chatcmpl-", "chat.completion");
    private static final Set<String> ANSWER = Set.of("id", "object", "created", "model", "choices", "usage");
    private static final Set<String> CHOICE = Set.of("index", "message", "logprobs", "finish_reason");
    private static final Set<String> MESSAGE =
            Set.of("role", "content", "refusal", "reasoning_content", "annotations", "tool_calls");

    private final ChatJson out;
    private final JsonGenerator json;
    private final AnswerStyle style;

    private ChatResponseWriter(ChatJson out, AnswerStyle style) {
        this.out = out;
        this.json = out.json();
        this.style = style;
    }

    static void write(JacksonCodec codec, ChatAnswer answer, AnswerStyle style, OutputStream to) throws IOException {
        try (ChatJson out = new ChatJson(codec, to)) {
            new ChatResponseWriter(out, style).answer(answer);
        }
    }

    private void answer(ChatAnswer answer) throws IOException {
        json.writeStartObject();
        out.head(answer.head(), style, KIND);
        json.writeArrayFieldStart("choices");
        for (ChatAnswer.Choice choice : answer.choices()) {
            json.writeStartObject();
            json.writeNumberField("index", choice.index());
            message(choice);
            out.logprobs(choice.logprobs());
            out.finish(choice.finish());
            out.members(choice.extra(), CHOICE);
            json.writeEndObject();
        }
        json.writeEndArray();
        if (answer.usage().isPresent()) {
            out.usage(answer.usage().get());
        }
        out.members(answer.extra(), ANSWER);
        json.writeEndObject();
    }

    private void message(ChatAnswer.Choice choice) throws IOException {
        Message message = choice.message();
        json.writeObjectFieldStart("message");
        json.writeStringField("role", "assistant");
        nullable("content", pieces(message, Part.Text.class, Part.Text::text));
        nullable("refusal", pieces(message, Part.Refusal.class, Part.Refusal::text));
        List<String> thoughts = pieces(message, Part.Reasoning.class, Part.Reasoning::text);
        if (style.showsThoughts() && !String.join("", thoughts).isEmpty()) {
            out.text("reasoning_content", String.join("", thoughts));
        }
        annotations(message);
        calls(choice.index(), message);
        JsonObject rest = message.extras().fields();
        for (String name : rest.keySet()) {
            if (!MESSAGE.contains(name) && (style.showsThoughts() || !THOUGHTS.contains(name))) {
                out.value(name, rest.get(name));
            }
        }
        json.writeEndObject();
    }

    private void nullable(String name, List<String> pieces) throws IOException {
        if (pieces.isEmpty()) {
            json.writeNullField(name);
        } else {
            out.text(name, String.join("", pieces));
        }
    }

    private static <P extends Part> List<String> pieces(Message message, Class<P> kind, Function<P, String> text) {
        return message.parts().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .map(text)
                .toList();
    }

    private void annotations(Message message) throws IOException {
        List<JsonObject> annotations = message.parts().stream()
                .filter(Part.Text.class::isInstance)
                .flatMap(it -> ((Part.Text) it).annotations().stream())
                .toList();
        out.annotations(annotations);
    }

    private void calls(int choice, Message message) throws IOException {
        int index = 0;
        for (Part part : message.parts()) {
            if (part instanceof Part.ToolCall call) {
                if (index == 0) {
                    json.writeArrayFieldStart("tool_calls");
                }
                call(call, call.id().isEmpty() ? style.callId(choice, index) : call.id());
                index++;
            }
        }
        if (index > 0) {
            json.writeEndArray();
        }
    }

    private void call(Part.ToolCall call, String id) throws IOException {
        JsonObject extra = call.extras().fields();
        json.writeStartObject();
        out.text("id", id);
        out.text("type", CallWords.type(extra));
        if (CallWords.isFunction(call)) {
            json.writeObjectFieldStart("function");
            out.text("name", call.name());
            out.text("arguments", call.arguments());
            if (extra.get("function") instanceof JsonObject more) {
                out.members(more, FUNCTION);
            }
            json.writeEndObject();
        }
        out.members(extra, CALL);
        json.writeEndObject();
    }
}
