package io.dvara.provider.bedrock;

import io.dvara.api.ComponentContext;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.embedding.EmbeddingAnswer;
import io.dvara.api.embedding.EmbeddingRequest;
import io.dvara.api.http.HttpCall;
import io.dvara.api.http.HttpHeaders;
import io.dvara.api.provider.Call;
import io.dvara.api.provider.ChatProvider;
import io.dvara.api.provider.Model;
import io.dvara.api.provider.ModelProvider;
import io.dvara.api.provider.Rehearsed;
import io.dvara.api.provider.TextEmbeddingProvider;
import io.dvara.api.provider.TokenCounter;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Serves chats through Converse and embeddings through InvokeModel, counts tokens and lists models. */
final class BedrockProvider implements ChatProvider, TextEmbeddingProvider, ModelProvider, TokenCounter, Rehearsed {

    private final Access access;
    private final RequestWriter writer;

    BedrockProvider(BedrockSettings settings, ComponentContext context) {
        this.access = new Access(settings, context);
        this.writer = new RequestWriter(context.json(), new Betas(settings.betas()));
    }

    @Override
    public VendorAnswer rehearsal(Delivery delivery) {
        return Rehearsal.WHOLE;
    }

    @Override
    public Stream<ChatChunk> chat(ChatRequest request, Call call) {
        RequestWriter.Written written = writer.write(request, call);
        if (request.delivery() == Delivery.STREAMED) {
            HttpCall http = access.post(Operation.converseStream(request.model()), written.body(), call);
            return access.upstream().stream(
                    http,
                    call,
                    answer -> new FrameSource(answer, decoder(request, written, answer.headers()), access.upstream()));
        }
        HttpCall http = access.post(Operation.converse(request.model()), written.body(), call);
        return access.ask(http, call, (answer, headers) -> decoder(request, written, headers).whole(answer).stream());
    }

    @Override
    public long countTokens(ChatRequest request, Call call) {
        JsonObject prompt = writer.write(request, call).prompt(access.json().make());
        HttpCall http = access.post(Operation.countTokens(request.model()), prompt, call);
        return Members.whole(access.upstream().ask(http, call), "inputTokens")
                .orElseThrow(() -> access.errors().malformed("counted tokens without inputTokens"));
    }

    @Override
    public EmbeddingAnswer embed(EmbeddingRequest request, Call call) {
        return new Embedding(access).embed(request, call);
    }

    @Override
    public List<Model> models(Call call) {
        return new ModelList(access).read(call);
    }

    @Override
    public void close() {
        access.close();
    }

    /** The vendor tells the id of an answer in a header, and its model nowhere. */
    private EventDecoder decoder(ChatRequest request, RequestWriter.Written written, HttpHeaders headers) {
        ChatChunk.Head head =
                new ChatChunk.Head(headers.first("x-amzn-requestid"), Optional.of(request.model()), Optional.empty());
        return new EventDecoder(head, written.form(), access.json(), access.errors());
    }
}
