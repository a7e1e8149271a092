package io.dvara.provider.ollama;

import io.dvara.api.ComponentContext;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.completion.CompletionRequest;
import io.dvara.api.embedding.EmbeddingAnswer;
import io.dvara.api.embedding.EmbeddingRequest;
import io.dvara.api.http.HttpCall;
import io.dvara.api.provider.Call;
import io.dvara.api.provider.ChatProvider;
import io.dvara.api.provider.CompletionProvider;
import io.dvara.api.provider.Model;
import io.dvara.api.provider.ModelProvider;
import io.dvara.api.provider.Rehearsed;
import io.dvara.api.provider.TextEmbeddingProvider;
import io.dvara.provider.kit.Upstream;
import io.dvara.provider.kit.Vendor;
import java.util.List;
import java.util.stream.Stream;

/** Answers through Ollama's own API. */
final class OllamaProvider
        implements ChatProvider, CompletionProvider, TextEmbeddingProvider, ModelProvider, Rehearsed {

    private final Endpoint endpoint;
    private final ComponentContext context;
    private final Upstream upstream;
    private final Embedding embedding;

    OllamaProvider(OllamaSettings settings, ComponentContext context) {
        this.endpoint = new Endpoint(settings);
        this.context = context;
        this.upstream = new Upstream(
                context,
                new Vendor(
                        context.name(),
                        "apiKey (OLLAMA_API_KEY)",
                        settings.apiKey().stream().toList()));
        this.embedding = new Embedding(context.json().make(), upstream.errors());
    }

    @Override
    public VendorAnswer rehearsal(Delivery delivery) {
        return Rehearsal.of(delivery);
    }

    @Override
    public Stream<ChatChunk> chat(ChatRequest request, Call call) {
        HttpCall http = endpoint.post("api/chat", new ChatBody(request, context.json(), call).write());
        return answer(http, request.delivery(), new AnswerDecoder(AnswerDecoder.Form.CHAT, context), call);
    }

    @Override
    public Stream<ChatChunk> complete(CompletionRequest request, Call call) {
        HttpCall http = endpoint.post("api/generate", new GenerateBody(request, context.json(), call).write());
        return answer(http, request.delivery(), new AnswerDecoder(AnswerDecoder.Form.GENERATE, context), call);
    }

    @Override
    public EmbeddingAnswer embed(EmbeddingRequest request, Call call) {
        return embedding.read(request, upstream.ask(endpoint.post("api/embed", embedding.write(request, call)), call));
    }

    @Override
    public List<Model> models(Call call) {
        return new ModelList(context.json().make()).read(upstream.ask(endpoint.get("api/tags"), call));
    }

    private Stream<ChatChunk> answer(HttpCall http, Delivery delivery, AnswerDecoder decoder, Call call) {
        if (delivery == Delivery.STREAMED) {
            return upstream.stream(http, call, answer -> new LineSource(answer.body(), decoder, upstream));
        }
        ChatChunk whole = decoder.decode(upstream.ask(http, call));
        if (!decoder.isDone()) {
            throw upstream.errors().malformed("answered with a piece of an answer, although it was asked for a whole");
        }
        return Stream.of(whole);
    }
}
