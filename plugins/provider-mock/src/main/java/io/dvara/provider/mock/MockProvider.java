package io.dvara.provider.mock;

import io.dvara.api.ComponentContext;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.completion.CompletionRequest;
import io.dvara.api.embedding.EmbeddingAnswer;
import io.dvara.api.embedding.EmbeddingRequest;
import io.dvara.api.json.JsonCodec;
import io.dvara.api.provider.Call;
import io.dvara.api.provider.ChatProvider;
import io.dvara.api.provider.CompletionProvider;
import io.dvara.api.provider.EmbeddingProvider;
import io.dvara.api.provider.Model;
import io.dvara.api.provider.ModelProvider;
import io.dvara.api.provider.Rehearsed;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Answers from the request alone; {@link MockFactory} tells the rules. */
final class MockProvider implements ChatProvider, CompletionProvider, EmbeddingProvider, ModelProvider, Rehearsed {

    private final MockSettings settings;
    private final JsonCodec json;
    private final Delivering delivering;
    private final Embedder embedder;
    private final AtomicLong calls = new AtomicLong();

    MockProvider(MockSettings settings, ComponentContext context) {
        this.settings = settings;
        this.json = context.json();
        this.delivering = new Delivering(context.clock());
        this.embedder = new Embedder(json);
    }

    /** Nobody is asked, so there is nothing to be answered. */
    @Override
    public VendorAnswer rehearsal(Delivery delivery) {
        return new VendorAnswer("text/plain", "");
    }

    @Override
    public Stream<ChatChunk> chat(ChatRequest request, Call call) {
        Behaviour behaviour = begin(request.model());
        LeftOut.of(request).forEach(call::dropped);
        return delivering.deliver(
                () -> new Composer(request, behaviour, json).answer(), request.delivery(), behaviour, call);
    }

    @Override
    public Stream<ChatChunk> complete(CompletionRequest request, Call call) {
        Behaviour behaviour = begin(request.model());
        LeftOut.of(request).forEach(call::dropped);
        return delivering.deliver(
                () -> Continuation.of(request, behaviour, json.make()), request.delivery(), behaviour, call);
    }

    @Override
    public EmbeddingAnswer embed(EmbeddingRequest request, Call call) {
        Delivering.admit(begin(request.model()), new Pause(call));
        request.extra().keySet().forEach(call::dropped);
        return embedder.embed(request);
    }

    @Override
    public List<Model> models(Call call) {
        return MockModels.ALL;
    }

    private Behaviour begin(String model) {
        if (settings.failEvery() > 0 && calls.incrementAndGet() % settings.failEvery() == 0) {
            throw Failure.ofStatus(settings.failStatus());
        }
        return Behaviour.of(model, settings);
    }
}
