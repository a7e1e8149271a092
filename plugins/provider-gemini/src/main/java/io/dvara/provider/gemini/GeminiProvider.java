package io.dvara.provider.gemini;

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
import io.dvara.api.provider.TokenCounter;
import io.dvara.provider.kit.Members;
import io.dvara.provider.kit.Upstream;
import jakarta.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** Serves chats and embeddings and lists models through Google's Gemini API. */
final class GeminiProvider implements ChatProvider, TextEmbeddingProvider, ModelProvider, TokenCounter, Rehearsed {

    private final Address address;
    private final Credential credential;
    private final Upstream upstream;
    private final RequestWriter writer;
    private final CallIds ids;
    private final InstantSource clock;

    GeminiProvider(GeminiSettings settings, ComponentContext context) {
        this.address = Address.of(settings.baseUrl());
        this.credential = Credential.of(settings, address);
        this.upstream = new Upstream(context, credential.vendor(context.name()));
        this.writer = new RequestWriter(context.json(), address.door());
        this.ids = new CallIds(context.random());
        this.clock = context.clock();
    }

    @Override
    public VendorAnswer rehearsal(Delivery delivery) {
        return Rehearsal.of(delivery);
    }

    @Override
    public Stream<ChatChunk> chat(ChatRequest request, Call call) {
        boolean isStreamed = request.delivery() == Delivery.STREAMED;
        String method = isStreamed ? "streamGenerateContent?alt=sse" : "generateContent";
        HttpCall http = HttpCall.post(
                address.of(request.model(), method),
                credential.headers(call),
                HttpBody.json(writer.write(request, call)));
        AnswerDecoder decoder = new AnswerDecoder(
                upstream.json(), new Spoken.Speaking(Sound.of(request), ids, clock, upstream.errors()));
        return isStreamed
                ? upstream.stream(http, call, answer -> new EventSource(answer, decoder, upstream))
                : decoder.whole(upstream.ask(http, call)).stream();
    }

    @Override
    public long countTokens(ChatRequest request, Call call) {
        JsonObject counted = TokenCount.of(
                writer.write(request, call),
                request.model(),
                address.door(),
                upstream.json().make());
        HttpCall http = HttpCall.post(
                address.of(request.model(), "countTokens"), credential.headers(call), HttpBody.json(counted));
        return Members.whole(upstream.ask(http, call), "totalTokens")
                .orElseThrow(() -> upstream.errors().malformed("counted tokens without totalTokens"));
    }

    @Override
    public EmbeddingAnswer embed(EmbeddingRequest request, Call call) {
        return new Embedding(upstream, address, credential).embed(request, call);
    }

    @Override
    public List<Model> models(Call call) {
        return new ModelList(upstream, address).read(credential.headers(call), call);
    }
}
