package io.dvara.gateway.http.chat;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.Finish;
import io.dvara.api.chat.Usage;
import io.dvara.gateway.http.dialect.AnswerJson;
import io.dvara.gateway.http.dialect.Surrogates;
import io.dvara.gateway.json.JacksonCodec;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes what the answers to chats and to text completions have in common. */
final class ChatJson extends AnswerJson {

    private static final Set<String> USAGE = Set.of("prompt_tokens", "completion_tokens", "total_tokens");
    private static final Set<String> INPUT = Set.of("cached_tokens", "cache_write_tokens", "audio_tokens");
    private static final Set<String> OUTPUT = Set.of("reasoning_tokens", "audio_tokens");

    ChatJson(JacksonCodec codec, OutputStream out) throws IOException {
        super(codec, out);
    }

    /** Writes id, kind, time and model. */
    void head(ChatChunk.Head head, AnswerStyle style, Kind kind) throws IOException {
        text("id", style.id(head, kind.idPrefix()));
        json().writeStringField("object", kind.object());
        json().writeNumberField("created", style.created(head));
        text("model", style.model(head));
    }

    /** What an answer is called. */
    record Kind(String idPrefix, String object) {}

    /** Writes citations of pages as annotations, and those of other sources apart: strict clients know no others. */
    void annotations(List<JsonObject> annotations) throws IOException {
        Map<Boolean, List<JsonObject>> known = annotations.stream()
                .collect(
                        Collectors.partitioningBy(it -> it.getString("type", "").equals("url_citation")));
        elements("annotations", known.get(true));
        elements("citations", known.get(false));
    }

    private void elements(String name, List<JsonObject> values) throws IOException {
        if (!values.isEmpty()) {
            json().writeArrayFieldStart(name);
            for (JsonObject value : values) {
                element(value);
            }
            json().writeEndArray();
        }
    }

    void logprobs(Optional<JsonObject> logprobs) throws IOException {
        value("logprobs", logprobs.isPresent() ? logprobs.get() : JsonValue.NULL);
    }

    void finish(Optional<Finish> finish) throws IOException {
        json().writeFieldName("finish_reason");
        if (finish.isPresent()) {
            json().writeString(word(finish.get()));
        } else {
            json().writeNull();
        }
    }

    private static String word(Finish finish) {
        return switch (finish.reason()) {
            case STOP, PAUSED -> "stop";
            case LENGTH -> "length";
            case TOOL_CALLS -> "tool_calls";
            case FUNCTION_CALL -> "function_call";
            case CONTENT_FILTER -> "content_filter";
            case OTHER -> finish.vendorReason().map(Surrogates::replaced).orElse("stop");
        };
    }

    void usage(Usage usage) throws IOException {
        json().writeObjectFieldStart("usage");
        count("prompt_tokens", usage.input());
        count("completion_tokens", usage.output());
        count("total_tokens", total(usage));
        JsonObject extra = usage.extra();
        boolean input = usage.cached().isPresent()
                || usage.cacheWritten().isPresent()
                || usage.audioInput().isPresent();
        if (input || extra.get("prompt_tokens_details") instanceof JsonObject) {
            json().writeObjectFieldStart("prompt_tokens_details");
            count("cached_tokens", usage.cached());
            count("cache_write_tokens", usage.cacheWritten());
            count("audio_tokens", usage.audioInput());
            inner(extra, "prompt_tokens_details", INPUT);
        }
        boolean output = usage.reasoning().isPresent() || usage.audioOutput().isPresent();
        if (output || extra.get("completion_tokens_details") instanceof JsonObject) {
            json().writeObjectFieldStart("completion_tokens_details");
            count("reasoning_tokens", usage.reasoning());
            count("audio_tokens", usage.audioOutput());
            inner(extra, "completion_tokens_details", OUTPUT);
        }
        for (Map.Entry<String, JsonValue> member : extra.entrySet()) {
            if (!USAGE.contains(member.getKey()) && !member.getKey().endsWith("_tokens_details")) {
                value(member.getKey(), member.getValue());
            }
        }
        json().writeEndObject();
    }

    private void inner(JsonObject extra, String name, Set<String> known) throws IOException {
        if (extra.get(name) instanceof JsonObject more) {
            members(more, known);
        }
        json().writeEndObject();
    }

    private static OptionalLong total(Usage usage) {
        return usage.total().isEmpty()
                        && usage.input().isPresent()
                        && usage.output().isPresent()
                ? OptionalLong.of(usage.input().getAsLong() + usage.output().getAsLong())
                : usage.total();
    }
}
