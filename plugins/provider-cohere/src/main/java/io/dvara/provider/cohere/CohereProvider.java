package io.dvara.provider.cohere;

import io.dvara.api.ComponentContext;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.embedding.EmbeddingAnswer;
import io.dvara.api.embedding.EmbeddingRequest;
import io.dvara.api.http.HttpBody;
import io.dvara.api.http.HttpCall;
import io.dvara.api.provider.Call;
import io.dvara.api.provider.ChatProvider;
import io.dvara.api.provider.Model;
import io.dvara.api.provider.ModelProvider;
import io.dvara.api.provider.Rehearsed;
import io.dvara.api.provider.TextEmbeddingProvider;
import io.dvara.provider.kit.EventSource;
import java.util.List;
import java.util.stream.Stream;

/** Serves chats and embeddings and lists models through Cohere's API. */
final class CohereProvider implements ChatProvider, TextEmbeddingProvider, ModelProvider, Rehearsed {

    private final Access access;
    private final RequestWriter writer;

    CohereProvider(CohereSettings settings, ComponentContext context) {
        this.access = Access.of(settings, context);
        this.writer = new RequestWriter(context.json());
    }

    @Override
    public VendorAnswer rehearsal(Delivery delivery) {
        return Rehearsal.of(delivery);
    }

    @Override
    public Stream<ChatChunk> chat(ChatRequest request, Call call) {
        HttpCall http = access.post("v2/chat", HttpBody.json(writer.write(request, call)));
        AnswerDecoder decoder = new AnswerDecoder(request.model(), access.json(), access.errors());
        return request.delivery() == Delivery.STREAMED
                ? access.upstream().stream(http, call, answer -> new EventSource(answer, decoder, access.upstream()))
                : decoder.whole(access.upstream().ask(http, call)).stream();
    }

    @Override
    public EmbeddingAnswer embed(EmbeddingRequest request, Call call) {
        return new Embedding(access).embed(request, call);
    }

    @Override
    public List<Model> models(Call call) {
        return new ModelList(access).read(call);
    }
}
