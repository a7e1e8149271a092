package io.dvara.gateway.routing;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.completion.CompletionRequest;
import io.dvara.api.embedding.EmbeddingAnswer;
import io.dvara.api.embedding.EmbeddingRequest;
import io.dvara.api.provider.Call;
import io.dvara.api.provider.ChatProvider;
import io.dvara.api.provider.CompletionProvider;
import io.dvara.api.provider.ConversationCompactor;
import io.dvara.api.provider.EmbeddingProvider;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.KeptAnswers;
import io.dvara.api.provider.ProviderException;
import io.dvara.api.provider.TokenCounter;
import io.dvara.gateway.live.ProviderInstance;
import io.dvara.gateway.refusal.Refusal;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Puts requests to the targets that may serve them; safe for many threads.
 *
 * <p>A stream that it returns has reached its first content, so that whatever fails before goes on
 * to the next target unseen. Whoever takes a stream closes it.
 */
@SingleInstance
public class Dispatcher {

    private final ModelRouter router;
    private final Relay relay;
    private final Thoughts thoughts;

    @Inject
    Dispatcher(ModelRouter router, Relay relay, Thoughts thoughts) {
        this.router = router;
        this.relay = relay;
        this.thoughts = thoughts;
    }

    /**
     * Opens a chat.
     *
     * @throws Refusal when nobody supports the model
     * @throws ProviderException when nobody serves
     */
    public Stream<ChatChunk> chat(Journey journey, ChatRequest request) {
        return chat(journey, request, Fitting.NONE);
    }

    /**
     * Opens a chat that is put to each provider in the form that it takes.
     *
     * @throws Refusal when nobody supports the model
     * @throws ProviderException when nobody serves
     */
    public Stream<ChatChunk> chat(Journey journey, ChatRequest request, Fitting fitting) {
        return relay.opened(journey, router.rank(journey, Needs.of(request)), request.delivery(), (target, attempt) -> {
            ChatProvider provider = able(target, ChatProvider.class, "chat");
            ChatRequest fit = fitting.fit(request, target.provider(), attempt.call());
            ChatRequest own = thoughts.restored(fit.vary().model(target.model()).build(), journey, target.provider());
            Stream<ChatChunk> chunks = attempt.guarded(() -> provider.chat(own, attempt.call()));
            OpenedStream opened = OpenedStream.toFirstContent(attempt, chunks, request.delivery());
            return thoughts.noted(opened.stream(), own, journey, target.provider());
        });
    }

    /**
     * Opens a text completion, as a chat where the provider has no API for it.
     *
     * @throws Refusal when nobody supports the model
     * @throws ProviderException when nobody serves
     */
    public Stream<ChatChunk> complete(Journey journey, CompletionRequest request) {
        return relay.opened(journey, router.rank(journey, Needs.of(request)), request.delivery(), (target, attempt) -> {
            Stream<ChatChunk> chunks;
            if (target.provider().provider() instanceof CompletionProvider provider) {
                CompletionRequest own = Completions.withModel(request, target.model());
                chunks = attempt.guarded(() -> provider.complete(own, attempt.call()));
            } else {
                ChatProvider provider = able(target, ChatProvider.class, "text completion");
                ChatRequest own = Completions.asChat(request, target.model());
                chunks = attempt.guarded(() -> provider.chat(own, attempt.call()));
            }
            return OpenedStream.toFirstContent(attempt, chunks, request.delivery()).stream();
        });
    }

    /**
     * Embeds.
     *
     * @throws Refusal when nobody supports the model
     * @throws ProviderException when nobody serves
     */
    public EmbeddingAnswer embed(Journey journey, EmbeddingRequest request) {
        return relay.first(journey, router.rank(journey, Needs.of(request)), (target, attempt) -> {
            EmbeddingProvider provider = able(target, EmbeddingProvider.class, "embeddings");
            EmbeddingRequest own = Embeddings.fitted(request, provider, target.model());
            EmbeddingAnswer answer = attempt.guarded(() -> provider.embed(own, attempt.call()));
            answer.usage().ifPresent(attempt::used);
            attempt.served();
            attempt.completed();
            attempt.close();
            return answer;
        });
    }

    /**
     * Counts the tokens of a chat; empty when no vendor of the model does that, or not for this one.
     *
     * @throws Refusal when nobody supports the model
     * @throws ProviderException when nobody counts
     */
    public OptionalLong count(Journey journey, ChatRequest request, Fitting fitting) {
        List<Target> counting = router.rank(journey, Needs.of(request)).stream()
                .filter(it -> it.provider().provider() instanceof TokenCounter)
                .toList();
        if (counting.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(counted(journey, counting, own(request, fitting)));
        } catch (ProviderException e) {
            if (e.fault() == Fault.UNSUPPORTED_PARAMETER) {
                return OptionalLong.empty();
            }
            throw e;
        }
    }

    private long counted(Journey journey, List<Target> counting, BiFunction<Target, Call, ChatRequest> fit) {
        return relay.first(journey, counting, (target, attempt) -> {
            TokenCounter provider = able(target, TokenCounter.class, "counting tokens");
            ChatRequest own = fit.apply(target, attempt.call());
            long tokens = attempt.guarded(() -> provider.countTokens(own, attempt.call()));
            attempt.served();
            attempt.completed();
            attempt.close();
            return tokens;
        });
    }

    /**
     * Has a conversation shortened.
     *
     * @throws Refusal when nobody supports the model
     * @throws ProviderException when no vendor of the model does that, or none does now
     */
    public ConversationCompactor.Compacted compact(Journey journey, ChatRequest request, Fitting fitting) {
        List<Target> all = router.rank(journey, Needs.of(request));
        List<Target> able = all.stream()
                .filter(it -> it.provider().provider() instanceof ConversationCompactor)
                .toList();
        return relay.first(journey, able.isEmpty() ? all : able, (target, attempt) -> {
            ConversationCompactor provider = able(target, ConversationCompactor.class, "compacting conversations");
            ChatRequest own = own(request, fitting).apply(target, attempt.call());
            ConversationCompactor.Compacted compacted = attempt.guarded(() -> provider.compact(own, attempt.call()));
            compacted.usage().ifPresent(attempt::used);
            attempt.served();
            attempt.completed();
            attempt.close();
            return compacted;
        });
    }

    private static BiFunction<Target, Call, ChatRequest> own(ChatRequest request, Fitting fitting) {
        return (target, call) -> fitting.fit(request, target.provider(), call)
                .vary()
                .model(target.model())
                .build();
    }

    /**
     * Opens an answer that its vendor keeps.
     *
     * @throws ProviderException when the vendor does not serve it
     */
    public Stream<ChatChunk> recall(
            Journey journey, ProviderInstance keeper, BiFunction<KeptAnswers, Call, Stream<ChatChunk>> recalling) {
        return relay.first(journey, List.of(new Target(keeper, "")), (target, attempt) -> {
            KeptAnswers kept = able(target, KeptAnswers.class, "answers that it keeps");
            Stream<ChatChunk> chunks = attempt.guarded(() -> recalling.apply(kept, attempt.call()));
            return OpenedStream.toFirstContent(attempt, chunks, Delivery.WHOLE).stream();
        });
    }

    /**
     * Asks about an answer that its vendor keeps.
     *
     * @throws ProviderException when the vendor does not tell
     */
    public JsonObject tell(
            Journey journey, ProviderInstance keeper, BiFunction<KeptAnswers, Call, JsonObject> telling) {
        return relay.first(journey, List.of(new Target(keeper, "")), (target, attempt) -> {
            KeptAnswers kept = able(target, KeptAnswers.class, "answers that it keeps");
            JsonObject told = attempt.guarded(() -> telling.apply(kept, attempt.call()));
            attempt.served();
            attempt.close();
            return told;
        });
    }

    private static <T> T able(Target target, Class<T> ability, String what) {
        if (ability.isInstance(target.provider().provider())) {
            return ability.cast(target.provider().provider());
        }
        throw new ProviderException(
                Fault.UNSUPPORTED_PARAMETER,
                "the provider '" + target.provider().name() + "' does not serve " + what,
                ProviderException.Details.field("model"));
    }
}
