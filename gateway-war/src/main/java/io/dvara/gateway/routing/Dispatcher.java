package io.dvara.gateway.routing;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.completion.CompletionRequest;
import io.dvara.api.embedding.EmbeddingAnswer;
import io.dvara.api.embedding.EmbeddingRequest;
import io.dvara.api.provider.ChatProvider;
import io.dvara.api.provider.CompletionProvider;
import io.dvara.api.provider.EmbeddingProvider;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.gateway.live.Quarantine;
import io.dvara.gateway.metrics.GatewayMetrics;
import io.dvara.gateway.refusal.Refusal;
import io.dvara.gateway.upstream.Attempts;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Asks the targets of a request one after another until one serves; safe for many threads.
 *
 * <p>A stream that it returns has reached its first content, so that whatever fails before goes on
 * to the next target unseen. Whoever takes a stream closes it.
 */
@SingleInstance
public class Dispatcher {

    private final ModelRouter router;
    private final Attempts attempts;
    private final Quarantine quarantine;
    private final Failures failures;
    private final GatewayMetrics metrics;

    @Inject
    Dispatcher(
            ModelRouter router, Attempts attempts, Quarantine quarantine, Failures failures, GatewayMetrics metrics) {
        this.router = router;
        this.attempts = attempts;
        this.quarantine = quarantine;
        this.failures = failures;
        this.metrics = metrics;
    }

    /**
     * Opens a chat.
     *
     * @throws Refusal when nobody supports the model
     * @throws ProviderException when nobody serves
     */
    public Stream<ChatChunk> chat(Journey journey, ChatRequest request) {
        return first(journey, request.model(), (target, attempt) -> {
            ChatProvider provider = able(target, ChatProvider.class, "chat");
            ChatRequest own = request.vary().model(target.model()).build();
            Stream<ChatChunk> chunks = attempt.guarded(() -> provider.chat(own, attempt.call()));
            return OpenedStream.toFirstContent(attempt, chunks, request.delivery()).stream();
        });
    }

    /**
     * Opens a text completion, as a chat where the provider has no API for it.
     *
     * @throws Refusal when nobody supports the model
     * @throws ProviderException when nobody serves
     */
    public Stream<ChatChunk> complete(Journey journey, CompletionRequest request) {
        return first(journey, request.model(), (target, attempt) -> {
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
        return first(journey, request.model(), (target, attempt) -> {
            EmbeddingProvider provider = able(target, EmbeddingProvider.class, "embeddings");
            EmbeddingRequest own = new EmbeddingRequest(
                    target.model(),
                    request.inputs(),
                    request.dimensions(),
                    request.encoding(),
                    request.user(),
                    request.extra());
            try (attempt) {
                return attempt.guarded(() -> provider.embed(own, attempt.call()));
            }
        });
    }

    private <T> T first(Journey journey, String model, Attempted<T> asking) {
        Iterator<Target> targets =
                List.copyOf(router.rank(journey.generation(), model)).iterator();
        Target target = targets.next();
        while (true) {
            try {
                return ask(journey, target, asking);
            } catch (ProviderException e) {
                if (!targets.hasNext() || e.fault().elsewhere() != Fault.Elsewhere.MAY_SERVE) {
                    throw e;
                }
                Target next = targets.next();
                metrics.fallback(target.provider().name(), next.provider().name());
                target = next;
            }
        }
    }

    private <T> T ask(Journey journey, Target target, Attempted<T> asking) {
        if (quarantine.holds(target.provider().plugin())) {
            throw new ProviderException(
                    Fault.UNAVAILABLE,
                    "the plugin '" + target.provider().plugin()
                            + "' is quarantined because calls to it did not come back; replace its jar");
        }
        journey.attempted(target.provider().name(), target.model());
        TrackedAttempt attempt = new TrackedAttempt(
                target.provider(),
                attempts.open(target.provider().limits(), new Quarantining(journey, target, quarantine)),
                journey,
                failures);
        try {
            T given = asking.ask(target, attempt);
            attempt.report();
            return given;
        } catch (ProviderException | Refusal e) {
            attempt.close();
            throw e;
        }
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
