package io.dvara.gateway.http.messages;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.Finish;
import io.dvara.api.chat.Usage;
import io.dvara.gateway.http.dialect.AnswerJson;
import io.dvara.gateway.json.JacksonCodec;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Writes what whole and streamed answers have in common. */
final class MessageJson extends AnswerJson {

    private static final String DETAILS = "output_tokens_details";
    private static final String THOUGHTS = "thinking_tokens";

    /** What was written to a cache, by how long it is kept. */
    private static final String SPLIT = "cache_creation";

    /** What is not told again when a stream ends. */
    private static final Set<String> NOT_AT_THE_END = Set.of(DETAILS, SPLIT, "service_tier", "inference_geo", "speed");

    private final MessageStyle style;
    private final boolean inVendorsWords;

    MessageJson(JacksonCodec codec, OutputStream out, MessageStyle style) throws IOException {
        super(codec, out);
        this.style = style;
        inVendorsWords = style.vendorsWords().getAsBoolean();
    }

    /** Returns whether what has no place in the canonical form is in the words of the dialect. */
    boolean isInVendorsWords() {
        return inVendorsWords;
    }

    /** Writes what an answer begins with, up to its content. */
    void head(ChatChunk.Head head) throws IOException {
        text("id", style.id(head));
        json().writeStringField("type", "message");
        json().writeStringField("role", "assistant");
        text("model", style.model(head));
    }

    /** Writes why an answer ended. */
    void end(Optional<Finish> finish, StopReasons.Held held) throws IOException {
        text("stop_reason", reason(finish, held));
        Optional<String> stopText = finish.flatMap(Finish::stopText);
        if (stopText.isPresent()) {
            text("stop_sequence", stopText.get());
        } else {
            json().writeNullField("stop_sequence");
        }
    }

    /** A vendor of this dialect has the last word, which may be newer than we are. */
    private String reason(Optional<Finish> finish, StopReasons.Held held) {
        Optional<String> word = inVendorsWords ? finish.flatMap(Finish::vendorReason) : Optional.empty();
        return word.orElseGet(() -> StopReasons.of(finish, held));
    }

    /** Writes the usage of a whole answer, or as far as it is known when one begins. */
    void usage(Usage usage) throws IOException {
        json().writeObjectFieldStart("usage");
        json().writeNumberField("input_tokens", uncached(usage).orElse(0));
        counts(usage);
        rest(usage.extra(), Set.of(DETAILS));
        if (!inVendorsWords && usage.extra().get(SPLIT) instanceof JsonObject split) {
            value(SPLIT, split);
        }
        json().writeEndObject();
    }

    /** Writes the usage at the end of a stream, all told. */
    void finalUsage(Usage usage) throws IOException {
        json().writeObjectFieldStart("usage");
        count("input_tokens", uncached(usage));
        counts(usage);
        rest(usage.extra(), NOT_AT_THE_END);
        json().writeEndObject();
    }

    /** Writes members that the canonical form has no place for, where they are in the words of the dialect. */
    void rest(JsonObject extra, Set<String> written) throws IOException {
        if (inVendorsWords) {
            members(extra, written);
        }
    }

    private void counts(Usage usage) throws IOException {
        count("cache_creation_input_tokens", usage.cacheWritten());
        count("cache_read_input_tokens", cached(usage));
        json().writeNumberField("output_tokens", usage.output().orElse(0));
        JsonValue rest = inVendorsWords ? usage.extra().get(DETAILS) : JsonValue.NULL;
        if (usage.reasoning().isPresent() || rest instanceof JsonObject) {
            json().writeObjectFieldStart(DETAILS);
            count(THOUGHTS, usage.reasoning());
            if (rest instanceof JsonObject more) {
                members(more, Set.of(THOUGHTS));
            }
            json().writeEndObject();
        }
    }

    /** Some vendors count more in the cache than in the prompt, of which it is a part. */
    private static OptionalLong cached(Usage usage) {
        return usage.cached().isPresent() && usage.input().isPresent()
                ? OptionalLong.of(
                        Math.min(usage.cached().getAsLong(), usage.input().getAsLong()))
                : usage.cached();
    }

    /** The dialect counts what was read from and written to a cache apart. */
    private static OptionalLong uncached(Usage usage) {
        long cache = cached(usage).orElse(0) + usage.cacheWritten().orElse(0);
        return usage.input().isEmpty()
                ? usage.input()
                : OptionalLong.of(Math.max(0, usage.input().getAsLong() - cache));
    }
}
