package io.dvara.provider.anthropic;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChoiceDelta;
import io.dvara.api.chat.Delta;
import io.dvara.api.chat.Dialect;
import io.dvara.api.chat.Finish;
import io.dvara.api.chat.Usage;
import io.dvara.api.json.JsonCodec;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.provider.kit.EventDecoding;
import io.dvara.provider.kit.Members;
import io.dvara.provider.kit.VendorErrors;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Translates one answer, its events or the whole, into chunks; for one thread at a time. */
final class EventDecoder implements EventDecoding {

    private static final Set<String> KNOWN_OF_MESSAGE =
            Set.of("id", "type", "role", "model", "content", "stop_reason", "stop_sequence", "usage");
    private static final Set<String> KNOWN_OF_EVENT = Set.of("type", "message", "delta", "usage");

    private final JsonProvider make;
    private final VendorErrors errors;
    private final Blocks blocks;
    private final UsageReader usage;
    private boolean stopped;
    private boolean finished;

    EventDecoder(AnswerForm form, Dialect dialect, JsonCodec json, VendorErrors errors) {
        this.make = json.make();
        this.errors = errors;
        this.blocks = new Blocks(form, dialect, json);
        this.usage = new UsageReader(make);
    }

    @Override
    public Optional<ChatChunk> decode(JsonObject event) {
        return switch (event.getString("type", "")) {
            case "message_start" -> Optional.of(start(member(event, "message"), event));
            case "content_block_start" -> content(blocks.start(number(event), member(event, "content_block")));
            case "content_block_delta" -> content(blocks.add(number(event), member(event, "delta")));
            case "content_block_stop" -> content(blocks.stop(number(event)));
            case "message_delta" -> Optional.of(delta(event));
            case "message_stop" -> stop(event);
            case "error" -> throw errors.within(event);
            default -> Optional.empty();
        };
    }

    @Override
    public List<ChatChunk> whole(JsonObject message) {
        if (message.getString("type", "").equals("error")) {
            throw errors.within(message);
        }
        if (!(message.get("content") instanceof JsonArray)) {
            throw errors.malformed("sent an answer without content");
        }
        ChatChunk content = start(message, JsonValue.EMPTY_JSON_OBJECT);
        Finish finish =
                StopReasons.of(message).orElseThrow(() -> errors.malformed("sent an answer without stop_reason"));
        finished = true;
        return List.of(content, end(finish, Optional.empty(), JsonValue.EMPTY_JSON_OBJECT));
    }

    @Override
    public boolean isStopped() {
        return stopped;
    }

    @Override
    public void end() {
        if (!finished) {
            throw new ProviderException(Fault.BROKEN, "the answer of Anthropic broke off before its end");
        }
    }

    private ChatChunk start(JsonObject message, JsonObject event) {
        List<Delta> deltas = new ArrayList<>();
        if (message.get("content") instanceof JsonArray content) {
            for (int i = 0; i < content.size(); i++) {
                if (content.get(i) instanceof JsonObject block) {
                    deltas.addAll(blocks.whole(i, block));
                }
            }
        }
        JsonObject extra = rest(event, message);
        ChatChunk.Head head =
                new ChatChunk.Head(Members.text(message, "id"), Members.text(message, "model"), Optional.empty());
        List<ChoiceDelta> choices =
                deltas.isEmpty() ? List.of() : List.of(ChoiceDelta.of(0, deltas.toArray(Delta[]::new)));
        return new ChatChunk(Optional.of(head), choices, usage.add(message), extra);
    }

    private ChatChunk delta(JsonObject event) {
        JsonObject delta = member(event, "delta");
        JsonObject extra = rest(event, delta);
        Optional<Usage> counted = usage.add(event);
        Optional<Finish> finish = StopReasons.of(delta);
        if (finished || finish.isEmpty()) {
            return new ChatChunk(Optional.empty(), List.of(), counted, extra);
        }
        finished = true;
        return end(finish.get(), counted, extra);
    }

    private Optional<ChatChunk> stop(JsonObject event) {
        stopped = true;
        JsonObject extra = rest(event, JsonValue.EMPTY_JSON_OBJECT);
        return extra.isEmpty()
                ? Optional.empty()
                : Optional.of(new ChatChunk(Optional.empty(), List.of(), Optional.empty(), extra));
    }

    private ChatChunk end(Finish finish, Optional<Usage> counted, JsonObject extra) {
        ChoiceDelta choice = new ChoiceDelta(
                0,
                blocks.release(),
                Optional.of(blocks.finish(finish)),
                Optional.empty(),
                JsonValue.EMPTY_JSON_OBJECT,
                JsonValue.EMPTY_JSON_OBJECT);
        return new ChatChunk(Optional.empty(), List.of(choice), counted, extra);
    }

    private static Optional<ChatChunk> content(List<Delta> deltas) {
        return deltas.isEmpty()
                ? Optional.empty()
                : Optional.of(ChatChunk.of(ChoiceDelta.of(0, deltas.toArray(Delta[]::new))));
    }

    private JsonObject rest(JsonObject event, JsonObject message) {
        JsonObject outer = Members.without(make, event, KNOWN_OF_EVENT);
        JsonObject inner = Members.without(make, message, KNOWN_OF_MESSAGE);
        return outer.isEmpty()
                ? inner
                : make.createObjectBuilder(outer)
                        .addAll(make.createObjectBuilder(inner))
                        .build();
    }

    private static int number(JsonObject event) {
        return event.getInt("index", 0);
    }

    private JsonObject member(JsonObject event, String name) {
        if (event.get(name) instanceof JsonObject object) {
            return object;
        }
        throw errors.malformed("sent an event " + event.getString("type", "") + " without " + name);
    }
}
