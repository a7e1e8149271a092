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
import io.dvara.api.provider.EmbeddingProvider;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.KeptAnswers;
import io.dvara.api.provider.ProviderException;
import io.dvara.api.provider.TokenCounter;
import io.dvara.api.routing.Outcome;
import io.dvara.gateway.live.CallLimits;
import io.dvara.gateway.live.ProviderInstance;
import io.dvara.gateway.live.Quarantine;
import io.dvara.gateway.refusal.Refusal;
import io.dvara.gateway.upstream.Attempts;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
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
    private final Courses courses;
    private final Attempts attempts;
    private final Quarantine quarantine;
    private final Failures failures;
    private final Thoughts thoughts;

    @Inject
    Dispatcher(
            ModelRouter router,
            Courses courses,
            Attempts attempts,
            Quarantine quarantine,
            Failures failures,
            Thoughts thoughts) {
        this.router = router;
        this.courses = courses;
        this.attempts = attempts;
        this.quarantine = quarantine;
        this.failures = failures;
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
        return first(journey, Needs.of(request), (target, attempt) -> {
            ChatProvider provider = able(target, ChatProvider.class, "chat");
            ChatRequest fit = fitting.fit(request, target.provider(), attempt.call());
            ChatRequest own = thoughts.restored(fit.vary().model(target.model()).build(), journey, target.provider());
            Stream<ChatChunk> chunks = attempt.guarded(() -> provider.chat(own, attempt.call()));
            OpenedStream opened = OpenedStream.toFirstContent(attempt, chunks, request.delivery());
            return thoughts.noted(opened.stream(), own, Thoughts.scope(journey, target.provider()));
        });
    }

    /**
     * Opens a text completion, as a chat where the provider has no API for it.
     *
     * @throws Refusal when nobody supports the model
     * @throws ProviderException when nobody serves
     */
    public Stream<ChatChunk> complete(Journey journey, CompletionRequest request) {
        return first(journey, Needs.of(request), (target, attempt) -> {
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
        return first(journey, Needs.of(request), (target, attempt) -> {
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
    public OptionalLong count(Journey journey, ChatRequest request) {
        List<Target> counting = router.rank(journey, Needs.of(request)).stream()
                .filter(it -> it.provider().provider() instanceof TokenCounter)
                .toList();
        if (counting.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(counted(journey, counting, request));
        } catch (ProviderException e) {
            if (e.fault() == Fault.UNSUPPORTED_PARAMETER) {
                return OptionalLong.empty();
            }
            throw e;
        }
    }

    private long counted(Journey journey, List<Target> counting, ChatRequest request) {
        return first(journey, counting, (target, attempt) -> {
            TokenCounter provider = able(target, TokenCounter.class, "counting tokens");
            ChatRequest own = request.vary().model(target.model()).build();
            long tokens = attempt.guarded(() -> provider.countTokens(own, attempt.call()));
            attempt.served();
            attempt.completed();
            attempt.close();
            return tokens;
        });
    }

    /**
     * Opens an answer that its vendor keeps.
     *
     * @throws ProviderException when the vendor does not serve it
     */
    public Stream<ChatChunk> recall(
            Journey journey, ProviderInstance keeper, BiFunction<KeptAnswers, Call, Stream<ChatChunk>> recalling) {
        return first(journey, List.of(new Target(keeper, "")), (target, attempt) -> {
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
        return first(journey, List.of(new Target(keeper, "")), (target, attempt) -> {
            KeptAnswers kept = able(target, KeptAnswers.class, "answers that it keeps");
            JsonObject told = attempt.guarded(() -> telling.apply(kept, attempt.call()));
            attempt.served();
            attempt.close();
            return told;
        });
    }

    private <T> T first(Journey journey, Needs needs, Attempted<T> asking) {
        return first(journey, router.rank(journey, needs), asking);
    }

    private <T> T first(Journey journey, List<Target> targets, Attempted<T> asking) {
        Course course = courses.begin(journey, targets);
        Optional<Leg> last = Optional.empty();
        while (true) {
            Course.Stop stop = course.next();
            Leg leg = stop.leg();
            last.ifPresent(before -> failures.went(before, leg));
            courses.rest(course, stop, journey);
            try {
                Optional<Entry> entry = enter(leg, journey);
                if (entry.isPresent()) {
                    last = Optional.of(leg);
                    return ask(journey, entry.get(), course, asking);
                }
            } catch (ProviderException e) {
                course.failed(leg, e);
            }
        }
    }

    private Optional<Entry> enter(Leg leg, Journey journey) {
        String plugin = leg.target().provider().plugin();
        if (quarantine.holds(plugin)) {
            leg.end(Leg.State.CLOSED);
            throw new ProviderException(
                    Fault.UNAVAILABLE,
                    "the plugin '" + plugin
                            + "' is quarantined because calls to it did not come back; replace its jar");
        }
        Optional<Entry> entry = courses.enter(leg, journey);
        entry.ifPresent(_ -> leg.asked());
        return entry;
    }

    private <T> T ask(Journey journey, Entry entry, Course course, Attempted<T> asking) {
        Target target = entry.target();
        journey.attempted(target.provider().name(), target.model());
        CallLimits limits = target.provider().limits().within(course.left());
        TrackedAttempt attempt = new TrackedAttempt(
                entry, attempts.open(limits, new Quarantining(journey, () -> lost(entry))), journey, failures);
        boolean given = false;
        attempt.begin();
        try {
            T answer = asking.ask(target, attempt);
            attempt.served();
            given = true;
            return answer;
        } catch (ProviderException e) {
            attempt.failed(e);
            throw e;
        } finally {
            if (!given) {
                attempt.close();
            }
        }
    }

    /** A thread that does not come back counts against the plugin, and holds nothing any more. */
    private void lost(Entry entry) {
        quarantine.lost(entry.target().provider().plugin());
        entry.close();
        Outcome outcome = Outcome.failed(
                Fault.TIMED_OUT, entry.target().provider().limits().whole());
        Thread.ofVirtual().name("lost").start(() -> entry.listener().ended(outcome));
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
