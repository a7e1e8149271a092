package io.dvara.provider.kit.responses;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Dialect;
import io.dvara.api.provider.Call;
import io.dvara.api.provider.ConversationCompactor;
import io.dvara.api.provider.KeptAnswers;
import io.dvara.api.provider.Model;
import io.dvara.api.provider.ProviderException;
import io.dvara.api.provider.RehearsedDialects;
import io.dvara.api.provider.TokenCounter;
import io.dvara.provider.kit.compatible.Endpoint;
import io.dvara.provider.kit.compatible.FullCompatibleProvider;
import io.dvara.provider.kit.compatible.Variation;
import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** A provider that has all of the common API and the Responses API, too. */
public final class RespondingProvider extends FullCompatibleProvider
        implements KeptAnswers, TokenCounter, ConversationCompactor, RehearsedDialects {

    private final ResponsesApi responses;

    /** Makes a provider. */
    public RespondingProvider(Endpoint endpoint, Variation variation, Function<String, Model.Traits> traits) {
        super(endpoint, variation, traits);
        this.responses = new ResponsesApi(endpoint);
    }

    @Override
    public Set<Dialect> nativeDialects() {
        return Set.of(Dialect.CHAT, Dialect.RESPONSES);
    }

    @Override
    public Stream<ChatChunk> chat(ChatRequest request, Call call) {
        return request.dialect() == Dialect.RESPONSES ? responses.chat(request, call) : super.chat(request, call);
    }

    @Override
    public Optional<VendorAnswer> rehearsal(Dialect dialect, Delivery delivery) {
        return dialect == Dialect.RESPONSES ? Optional.of(Rehearsal.of(delivery)) : Optional.empty();
    }

    /** Counts what comes in the words of the Responses API. */
    @Override
    public long countTokens(ChatRequest request, Call call) {
        if (request.dialect() != Dialect.RESPONSES) {
            throw ProviderException.unsupported("model", "tokens are counted for requests of the Responses API alone");
        }
        return responses.countTokens(request, call);
    }

    @Override
    public Compacted compact(ChatRequest request, Call call) {
        return responses.compact(request, call);
    }

    @Override
    public Stream<ChatChunk> recall(Kept kept, Delivery delivery, Call call) {
        return responses.recall(kept, delivery, call);
    }

    @Override
    public Stream<ChatChunk> cancel(Kept kept, Call call) {
        return responses.cancel(kept, call);
    }

    @Override
    public JsonObject forget(Kept kept, Call call) {
        return responses.forget(kept, call);
    }

    @Override
    public JsonObject input(Kept kept, Call call) {
        return responses.input(kept, call);
    }
}
