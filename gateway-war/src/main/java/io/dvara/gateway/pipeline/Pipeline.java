package io.dvara.gateway.pipeline;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Usage;
import io.dvara.api.completion.CompletionRequest;
import io.dvara.api.embedding.EmbeddingAnswer;
import io.dvara.api.embedding.EmbeddingRequest;
import io.dvara.api.provider.Call;
import io.dvara.api.provider.ConversationCompactor;
import io.dvara.api.provider.KeptAnswers;
import io.dvara.api.provider.ProviderException;
import io.dvara.gateway.access.Admission;
import io.dvara.gateway.live.LiveGeneration;
import io.dvara.gateway.live.ProviderInstance;
import io.dvara.gateway.refusal.ErrorCode;
import io.dvara.gateway.refusal.Refusal;
import io.dvara.gateway.routing.Dispatcher;
import io.dvara.gateway.routing.Fitting;
import io.dvara.gateway.routing.ModelCatalogue;
import io.dvara.gateway.usage.Ledger;
import io.dvara.gateway.usage.TokenEstimate;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The stages of a request in their order; safe for many threads, blocks the calling one.
 *
 * <p>Streams that it returns have reached their first content, fail with a {@link Refusal} and are
 * closed by whoever takes them.
 */
@SingleInstance
public class Pipeline {

    private final LiveGeneration live;
    private final Admission admission;
    private final Dispatcher dispatcher;
    private final ModelCatalogue catalogue;
    private final Ledger ledger;

    /** Makes a pipeline of these stages. */
    @Inject
    public Pipeline(
            LiveGeneration live, Admission admission, Dispatcher dispatcher, ModelCatalogue catalogue, Ledger ledger) {
        this.live = live;
        this.admission = admission;
        this.dispatcher = dispatcher;
        this.catalogue = catalogue;
        this.ledger = ledger;
    }

    /** Opens an exchange that holds the generation which serves now. */
    public Exchange open(Incoming incoming) {
        return new Exchange(incoming, live.lease(), ledger);
    }

    /**
     * Lets the caller in.
     *
     * @throws Refusal when the key is not valid
     */
    public void admit(Exchange exchange) {
        admission.admit(exchange.key());
    }

    /**
     * Opens a chat; its model is the name that the client sent.
     *
     * @throws Refusal when it is not served
     */
    public Stream<ChatChunk> chat(Exchange exchange, ChatRequest request) {
        exchange.meter().asked(() -> TokenEstimate.of(request));
        return metered(exchange, () -> dispatcher.chat(exchange, request));
    }

    /**
     * Opens a chat that is put to each provider in the form that it takes.
     *
     * @throws Refusal when it is not served
     */
    public Stream<ChatChunk> chat(Exchange exchange, ChatRequest request, Forms forms) {
        exchange.meter().asked(() -> TokenEstimate.of(request));
        return metered(exchange, () -> dispatcher.chat(exchange, request, fitting(forms)));
    }

    private static Fitting fitting(Forms forms) {
        return (own, provider, call) -> {
            Addressee to = new Addressee(provider.name(), provider.type(), call::dropped);
            return provider.speaks(own.dialect()) ? forms.spoken(own, to) : forms.translated(own, to);
        };
    }

    /**
     * Opens a text completion; its model is the name that the client sent.
     *
     * @throws Refusal when it is not served
     */
    public Stream<ChatChunk> complete(Exchange exchange, CompletionRequest request) {
        exchange.meter().asked(() -> TokenEstimate.of(request));
        return metered(exchange, () -> dispatcher.complete(exchange, request));
    }

    /**
     * Embeds; the model is the name that the client sent.
     *
     * @throws Refusal when it is not served
     */
    public EmbeddingAnswer embed(Exchange exchange, EmbeddingRequest request) {
        EmbeddingAnswer answer = explained(exchange, () -> dispatcher.embed(exchange, request));
        exchange.meter().asked(() -> TokenEstimate.of(request));
        exchange.meter().answered();
        Optional<Usage> usage = answer.usage().flatMap(exchange.meter()::answered);
        return new EmbeddingAnswer(answer.model(), answer.embeddings(), usage, answer.extra());
    }

    /**
     * Counts the tokens of a chat without having it answered; its model is the name that the client sent.
     *
     * @throws Refusal when nobody supports the model, or its vendor refuses to count
     */
    public CountedTokens count(Exchange exchange, ChatRequest request) {
        return count(exchange, request, Fitting.NONE);
    }

    /**
     * Counts the tokens of a chat that is put to each provider in the form that it takes.
     *
     * @throws Refusal when nobody supports the model, or its vendor refuses to count
     */
    public CountedTokens count(Exchange exchange, ChatRequest request, Forms forms) {
        return count(exchange, request, fitting(forms));
    }

    private CountedTokens count(Exchange exchange, ChatRequest request, Fitting fitting) {
        OptionalLong counted = explained(exchange, () -> dispatcher.count(exchange, request, fitting));
        return counted.isPresent()
                ? new CountedTokens(counted.getAsLong(), CountedTokens.Source.VENDOR)
                : new CountedTokens(TokenEstimate.of(request), CountedTokens.Source.ESTIMATE);
    }

    /**
     * Has a conversation shortened and returns what the vendor says.
     *
     * @throws Refusal when no vendor of the model does that
     */
    public JsonObject compact(Exchange exchange, ChatRequest request, Forms forms) {
        ConversationCompactor.Compacted compacted =
                explained(exchange, () -> dispatcher.compact(exchange, request, fitting(forms)));
        exchange.meter().asked(() -> TokenEstimate.of(request));
        exchange.meter().answered();
        compacted.usage().ifPresent(exchange.meter()::used);
        return compacted.answer();
    }

    /**
     * Opens an answer that its vendor keeps; nothing of it is metered again.
     *
     * @throws Refusal when it is not there
     */
    public Stream<ChatChunk> recall(
            Exchange exchange, String keeper, BiFunction<KeptAnswers, Call, Stream<ChatChunk>> recalling) {
        ProviderInstance provider = keeper(exchange, keeper);
        Stream<ChatChunk> opened = explained(exchange, () -> dispatcher.recall(exchange, provider, recalling));
        return Explained.stream(opened, exchange);
    }

    /**
     * Asks about an answer that its vendor keeps.
     *
     * @throws Refusal when it is not there
     */
    public JsonObject tell(Exchange exchange, String keeper, BiFunction<KeptAnswers, Call, JsonObject> telling) {
        ProviderInstance provider = keeper(exchange, keeper);
        return explained(exchange, () -> dispatcher.tell(exchange, provider, telling));
    }

    private static ProviderInstance keeper(Exchange exchange, String name) {
        return exchange.generation()
                .provider(name)
                .orElseThrow(() -> Refusal.of(
                        ErrorCode.NOT_FOUND, "The provider '" + name + "', which keeps the answer, is gone."));
    }

    /** Lists the models of all providers. */
    public List<ListedModel> models(Exchange exchange) {
        return catalogue.models(exchange.generation()).stream()
                .map(known -> new ListedModel(known.id(), known.provider(), known.model()))
                .toList();
    }

    private Stream<ChatChunk> metered(Exchange exchange, Supplier<Stream<ChatChunk>> opening) {
        Stream<ChatChunk> opened = explained(exchange, opening);
        return Explained.stream(opened.map(chunk -> meter(exchange, chunk)), exchange);
    }

    private static ChatChunk meter(Exchange exchange, ChatChunk chunk) {
        if (chunk.hasContent()) {
            exchange.firstContent();
        }
        return exchange.meter().take(chunk);
    }

    private static <T> T explained(Exchange exchange, Supplier<T> stage) {
        try {
            return stage.get();
        } catch (ProviderException e) {
            throw Explained.refusal(e, exchange);
        }
    }
}
