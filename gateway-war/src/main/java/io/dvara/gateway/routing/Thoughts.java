package io.dvara.gateway.routing;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.ChoiceDelta;
import io.dvara.api.chat.Dialect;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Role;
import io.dvara.gateway.config.Settings;
import io.dvara.gateway.json.JacksonCodec;
import io.dvara.gateway.live.ProviderInstance;
import io.dvara.gateway.shared.Keep;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Remembers what models thought before they called tools, for clients that do not bring it back.
 *
 * <p>Vendors sign their thoughts and want them back with the results of tools, but a client that knows
 * the chat dialect alone drops them. They are kept by the id of the call, for the caller and the type
 * of provider: nobody else's are found, and no vendor gets another's. Safe for many threads.
 */
@SingleInstance
class Thoughts {

    private final Keep keep;
    private final JacksonCodec codec;
    private final Duration timeToLive;

    @Inject
    Thoughts(Keep keep, JacksonCodec codec, Settings settings) {
        this.keep = keep;
        this.codec = codec;
        this.timeToLive = settings.memory().thoughts();
    }

    /**
     * Returns the conversation with the thoughts that the client did not bring back.
     *
     * <p>A client of the messages dialect knows of them: where the vendor speaks it too, what is left
     * out is left out on purpose.
     */
    ChatRequest restored(ChatRequest request, Journey journey, ProviderInstance provider) {
        if (request.dialect() == Dialect.MESSAGES && provider.speaks(Dialect.MESSAGES)) {
            return request;
        }
        List<Message> messages = request.messages();
        int asked = lastQuestion(messages);
        boolean clear = provider.speaks(Dialect.CHAT);
        boolean detailed = clear && request.dialect() == Dialect.CHAT;
        List<Message> restored = new ArrayList<>(messages.size());
        boolean changed = false;
        for (int i = 0; i < messages.size(); i++) {
            Message message = messages.get(i);
            Optional<Recollection> kept =
                    Recollection.isMissingIn(message) ? kept(message, scope(journey, provider)) : Optional.empty();
            Message thought = kept.isPresent() ? kept.get().into(message, clear && i > asked) : message;
            Message whole = kept.isPresent() && detailed ? kept.get().detailed(thought, provider.name()) : thought;
            changed |= whole != message;
            restored.add(whole);
        }
        return changed ? request.vary().messages(restored).build() : request;
    }

    /** Returns the answer, whose thoughts are remembered when it ends in calls. */
    Stream<ChatChunk> noted(Stream<ChatChunk> chunks, ChatRequest request, Journey journey, ProviderInstance provider) {
        if (request.tools().tools().isEmpty()) {
            return chunks;
        }
        Keep.Spot scope = scope(journey, provider);
        Map<Integer, ThoughtFold> folds = new HashMap<>();
        return chunks.peek(chunk -> chunk.choices().forEach(choice -> {
            ThoughtFold fold = folds.computeIfAbsent(choice.index(), _ -> new ThoughtFold(provider.name()));
            note(choice, fold, scope);
        }));
    }

    /** Returns where the thoughts of a caller's conversations with a vendor are kept; the id is open. */
    private static Keep.Spot scope(Journey journey, ProviderInstance provider) {
        String caller = journey.parties(Optional.empty()).caller().orElse("");
        return new Keep.Spot("thoughts/" + provider.type() + "/" + caller, "");
    }

    private void note(ChoiceDelta choice, ThoughtFold fold, Keep.Spot scope) {
        fold.add(choice);
        if (choice.finish().isPresent()) {
            fold.whole(codec.make())
                    .ifPresent(whole -> fold.firstCall()
                            .ifPresent(id -> keep.put(
                                    new Keep.Spot(scope.scope(), id),
                                    codec.write(whole).getBytes(StandardCharsets.UTF_8),
                                    timeToLive)));
        }
    }

    private Optional<Recollection> kept(Message message, Keep.Spot scope) {
        for (Part part : message.parts()) {
            if (part instanceof Part.ToolCall call) {
                Optional<byte[]> kept = keep.get(new Keep.Spot(scope.scope(), call.id()));
                if (kept.isPresent() && codec.read(kept.get(), 0, kept.get().length) instanceof JsonObject whole) {
                    return Optional.of(new Recollection(whole));
                }
            }
        }
        return Optional.empty();
    }

    private static int lastQuestion(List<Message> messages) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            Message message = messages.get(i);
            if (message.role() == Role.USER && !message.parts().stream().allMatch(Part.ToolResult.class::isInstance)) {
                return i;
            }
        }
        return -1;
    }
}
