package io.dvara.provider.ollama;

import io.dvara.api.ComponentContext;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChoiceDelta;
import io.dvara.api.chat.Delta;
import io.dvara.api.chat.Finish;
import io.dvara.api.chat.FinishReason;
import io.dvara.api.chat.Usage;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Decodes an answer, whole or line by line; not for several threads. */
final class AnswerDecoder {

    /** The two shapes of an answer. */
    enum Form {
        CHAT,
        GENERATE
    }

    private static final Set<String> KNOWN = Set.of(
            "model",
            "created_at",
            "message",
            "response",
            "thinking",
            "done",
            "done_reason",
            "logprobs",
            "prompt_eval_count",
            "eval_count");
    private static final Set<String> KNOWN_IN_MESSAGE = Set.of("role", "content", "thinking", "tool_calls");

    private final Form form;
    private final JsonProvider make;
    private final SaidDecoder said;
    private boolean begun;
    private boolean done;

    AnswerDecoder(Form form, ComponentContext context) {
        this.form = form;
        this.make = context.json().make();
        this.said = new SaidDecoder(context);
    }

    /** Returns whether Ollama has said that the answer is whole. */
    boolean isDone() {
        return done;
    }

    ChatChunk decode(JsonObject answer) {
        done = answer.get("done") == JsonValue.TRUE;
        Optional<ChatChunk.Head> head = begun ? Optional.empty() : Optional.of(head(answer));
        begun = true;
        return new ChatChunk(head, choices(answer), usage(answer), Members.without(make, answer, KNOWN));
    }

    private List<ChoiceDelta> choices(JsonObject answer) {
        JsonObject message =
                form == Form.CHAT ? Members.object(answer, "message").orElse(JsonValue.EMPTY_JSON_OBJECT) : answer;
        Optional<JsonObject> logprobs = logprobs(answer);
        List<Delta> deltas = said.decode(message, form == Form.CHAT ? "content" : "response");
        JsonObject extra =
                form == Form.CHAT ? Members.without(make, message, KNOWN_IN_MESSAGE) : JsonValue.EMPTY_JSON_OBJECT;
        Optional<Finish> finish = done ? Optional.of(finish(answer)) : Optional.empty();
        boolean silent = deltas.isEmpty() && finish.isEmpty() && logprobs.isEmpty() && extra.isEmpty();
        return silent
                ? List.of()
                : List.of(new ChoiceDelta(0, deltas, finish, logprobs, extra, JsonValue.EMPTY_JSON_OBJECT));
    }

    private static ChatChunk.Head head(JsonObject answer) {
        return new ChatChunk.Head(
                Optional.empty(),
                Members.text(answer, "model"),
                Members.text(answer, "created_at").flatMap(AnswerDecoder::seconds));
    }

    private Finish finish(JsonObject answer) {
        Optional<String> reason = Members.text(answer, "done_reason");
        FinishReason meaning = switch (reason.orElse("stop")) {
            case "stop" -> said.hasCalls() ? FinishReason.TOOL_CALLS : FinishReason.STOP;
            case "length" -> FinishReason.LENGTH;
            case "tool_calls" -> FinishReason.TOOL_CALLS;
            default -> FinishReason.OTHER;
        };
        return new Finish(meaning, reason, Optional.empty());
    }

    private Optional<JsonObject> logprobs(JsonObject answer) {
        JsonArray tokens = Members.array(answer, "logprobs");
        return tokens.isEmpty()
                ? Optional.empty()
                : Optional.of(make.createObjectBuilder().add("content", tokens).build());
    }

    private static Optional<Usage> usage(JsonObject answer) {
        OptionalLong input = Members.whole(answer, "prompt_eval_count");
        OptionalLong output = Members.whole(answer, "eval_count");
        return input.isEmpty() && output.isEmpty()
                ? Optional.empty()
                : Optional.of(Usage.UNKNOWN.vary().input(input).output(output).build());
    }

    private static Optional<Long> seconds(String timestamp) {
        try {
            return Optional.of(OffsetDateTime.parse(timestamp).toEpochSecond());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
