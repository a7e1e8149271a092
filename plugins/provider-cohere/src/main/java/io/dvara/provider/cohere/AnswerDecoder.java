package io.dvara.provider.cohere;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChoiceDelta;
import io.dvara.api.chat.Delta;
import io.dvara.api.chat.Finish;
import io.dvara.api.chat.Usage;
import io.dvara.api.json.JsonCodec;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.provider.kit.EventDecoding;
import io.dvara.provider.kit.Members;
import io.dvara.provider.kit.Upstream;
import io.dvara.provider.kit.VendorErrors;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Translates one answer, its events or the whole, into chunks; for one thread at a time. */
final class AnswerDecoder implements EventDecoding {

    private static final Set<String> KNOWN_OF_ANSWER = Set.of("id", "message", "finish_reason", "usage", "logprobs");
    private static final Set<String> KNOWN_OF_EVENT = Set.of("id", "type", "index", "delta", "logprobs");
    private static final Set<String> KNOWN_OF_DELTA =
            Set.of("message", "finish_reason", "usage", "error", "error_type");

    private final String model;
    private final JsonProvider make;
    private final VendorErrors errors;
    private final Said said;
    private final Logprobs logprobs;
    private boolean stopped;

    /** Makes a decoder; the vendor does not tell which model answers. */
    AnswerDecoder(String model, JsonCodec json, VendorErrors errors) {
        this.model = model;
        this.make = json.make();
        this.errors = errors;
        this.said = new Said(make);
        this.logprobs = new Logprobs(make);
    }

    @Override
    public Optional<ChatChunk> decode(JsonObject event) {
        JsonObject delta = Members.object(event, "delta").orElse(JsonValue.EMPTY_JSON_OBJECT);
        JsonObject message = Members.object(delta, "message").orElse(JsonValue.EMPTY_JSON_OBJECT);
        return switch (event.getString("type", "")) {
            case "message-start" -> Optional.of(start(event, message));
            case "content-start" -> content(said.startContent(place(event), message), event);
            case "content-delta" -> content(said.addContent(place(event), message), event);
            case "tool-plan-delta" -> content(said.addPlan(message), event);
            case "tool-call-start" -> content(said.startCall(place(event), message), event);
            case "tool-call-delta" -> content(said.addToCall(place(event), message), event);
            case "tool-call-end" -> content(said.endCall(place(event)), event);
            case "citation-start" -> content(said.cite(message.getOrDefault("citations", JsonValue.NULL)), event);
            case "message-end" -> Optional.of(end(event, delta));
            default -> other(event);
        };
    }

    @Override
    public List<ChatChunk> whole(JsonObject answer) {
        if (!(answer.get("message") instanceof JsonObject message)) {
            throw errors.malformed("sent an answer without a message");
        }
        List<Delta> deltas = said.whole(message);
        Finish finish =
                finish(answer, answer).orElseThrow(() -> errors.malformed("sent an answer without finish_reason"));
        stopped = true;
        Optional<JsonObject> likely = answer.get("logprobs") instanceof JsonArray items
                ? Optional.of(logprobs.write(items))
                : Optional.empty();
        ChoiceDelta choice = new ChoiceDelta(
                0, deltas, Optional.of(finish), likely, said.rest(message), JsonValue.EMPTY_JSON_OBJECT);
        return List.of(new ChatChunk(
                Optional.of(head(answer)),
                List.of(choice),
                usage(answer),
                Members.without(make, answer, KNOWN_OF_ANSWER)));
    }

    @Override
    public boolean isStopped() {
        return stopped;
    }

    @Override
    public void end() {
        if (!stopped) {
            throw new ProviderException(Fault.BROKEN, "the answer of Cohere broke off before its end");
        }
    }

    private ChatChunk.Head head(JsonObject carrier) {
        return new ChatChunk.Head(Members.text(carrier, "id"), Optional.of(model), Optional.empty());
    }

    private ChatChunk start(JsonObject event, JsonObject message) {
        List<Delta> deltas = said.whole(message);
        JsonObject rest = said.rest(message);
        List<ChoiceDelta> choices = deltas.isEmpty() && rest.isEmpty() ? List.of() : List.of(choice(deltas, rest));
        return new ChatChunk(Optional.of(head(event)), choices, Optional.empty(), restOf(event));
    }

    private static ChoiceDelta choice(List<Delta> deltas, JsonObject messageExtra) {
        return new ChoiceDelta(
                0, deltas, Optional.empty(), Optional.empty(), messageExtra, JsonValue.EMPTY_JSON_OBJECT);
    }

    private Optional<ChatChunk> content(List<Delta> deltas, JsonObject event) {
        Optional<JsonObject> likely = event.get("logprobs") instanceof JsonObject item
                ? Optional.of(logprobs.write(make.createArrayBuilder().add(item).build()))
                : Optional.empty();
        JsonObject rest = restOf(event);
        if (deltas.isEmpty() && likely.isEmpty() && rest.isEmpty()) {
            return Optional.empty();
        }
        JsonObject none = JsonValue.EMPTY_JSON_OBJECT;
        ChoiceDelta choice = new ChoiceDelta(0, deltas, Optional.empty(), likely, none, none);
        return Optional.of(new ChatChunk(Optional.empty(), List.of(choice), Optional.empty(), rest));
    }

    private ChatChunk end(JsonObject event, JsonObject delta) {
        Finish finish =
                finish(delta, delta).orElseThrow(() -> errors.malformed("ended an answer without finish_reason"));
        stopped = true;
        List<Delta> deltas = new ArrayList<>(said.endCalls());
        JsonObject none = JsonValue.EMPTY_JSON_OBJECT;
        ChoiceDelta choice = new ChoiceDelta(0, deltas, Optional.of(finish), Optional.empty(), none, none);
        JsonObject rest = make.createObjectBuilder(restOf(event))
                .addAll(make.createObjectBuilder(Members.without(make, delta, KNOWN_OF_DELTA)))
                .build();
        return new ChatChunk(Optional.empty(), List.of(choice), usage(delta), rest);
    }

    private Optional<Finish> finish(JsonObject carrier, JsonObject told) {
        return Members.text(carrier, "finish_reason")
                .map(word -> FinishReasons.of(word, said.hasCalls()).orElseThrow(() -> failure(word, told)));
    }

    /** The vendor tells that it failed where others tell why they ended. */
    private ProviderException failure(String word, JsonObject told) {
        String why = Members.text(told, "error").map(text -> ": " + text).orElse("");
        ProviderException.Details details = new ProviderException.Details(
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                Members.text(told, "error_type").or(() -> Optional.of(word)));
        Fault fault = word.equals(FinishReasons.TIMEOUT) ? Fault.TIMED_OUT : Fault.FAILED;
        return new ProviderException(fault, "Cohere ended the answer with " + word + why, details);
    }

    private Optional<ChatChunk> other(JsonObject event) {
        boolean isUntyped = !event.containsKey("type") && event.containsKey("message");
        if (isUntyped
                || Upstream.tellsOfError(event)
                || event.getString("type", "").equals("error")) {
            throw errors.within(event);
        }
        return Optional.empty();
    }

    private Optional<Usage> usage(JsonObject carrier) {
        return Members.object(carrier, "usage").map(usage -> UsageReader.read(make, usage));
    }

    private JsonObject restOf(JsonObject event) {
        return Members.without(make, event, KNOWN_OF_EVENT);
    }

    private static int place(JsonObject event) {
        return Members.index(event, "index").orElse(0);
    }
}
