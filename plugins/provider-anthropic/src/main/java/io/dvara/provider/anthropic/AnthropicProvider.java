package io.dvara.provider.anthropic;

import io.dvara.api.ComponentContext;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Dialect;
import io.dvara.api.http.HttpBody;
import io.dvara.api.http.HttpCall;
import io.dvara.api.provider.Call;
import io.dvara.api.provider.ChatProvider;
import io.dvara.api.provider.Model;
import io.dvara.api.provider.ModelProvider;
import io.dvara.api.provider.NativeDialects;
import io.dvara.api.provider.Rehearsed;
import io.dvara.api.provider.TokenCounter;
import io.dvara.provider.kit.BaseUrl;
import io.dvara.provider.kit.EventSource;
import io.dvara.provider.kit.Members;
import io.dvara.provider.kit.Upstream;
import io.dvara.provider.kit.Vendor;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** Serves chats and lists models through the Messages API. */
final class AnthropicProvider implements ChatProvider, ModelProvider, NativeDialects, TokenCounter, Rehearsed {

    private static final String FILES = "files-api-2025-04-14";

    private final Upstream upstream;
    private final BaseUrl baseUrl;
    private final MessageHeaders headers;
    private final RequestWriter writer;

    AnthropicProvider(AnthropicSettings settings, ComponentContext context) {
        Vendor vendor = new Vendor(context.name(), "apiKey (ANTHROPIC_API_KEY)", List.of(settings.apiKey()));
        this.upstream = new Upstream(context, vendor);
        this.baseUrl = BaseUrl.addingVersion(settings.baseUrl(), "v1");
        this.headers = new MessageHeaders(settings);
        this.writer = new RequestWriter(
                context.json(), settings.maxTokens().map(OptionalInt::of).orElseGet(OptionalInt::empty));
    }

    @Override
    public Set<Dialect> nativeDialects() {
        return Set.of(Dialect.MESSAGES);
    }

    @Override
    public VendorAnswer rehearsal(Delivery delivery) {
        return Rehearsal.of(delivery);
    }

    @Override
    public Stream<ChatChunk> chat(ChatRequest request, Call call) {
        RequestWriter.Written written = writer.write(request, call);
        HttpCall http = post("messages", written, request, call);
        EventDecoder decoder = new EventDecoder(written.form(), request.dialect(), upstream.json(), upstream.errors());
        return request.delivery() == Delivery.STREAMED
                ? upstream.stream(http, call, answer -> new EventSource(answer, decoder, upstream))
                : decoder.whole(upstream.ask(http, call)).stream();
    }

    @Override
    public long countTokens(ChatRequest request, Call call) {
        RequestWriter.Written prompt =
                writer.write(request, call).prompt(upstream.json().make());
        JsonObject counted = upstream.ask(post("messages/count_tokens", prompt, request, call), call);
        return Members.whole(counted, "input_tokens")
                .orElseThrow(() -> upstream.errors().malformed("counted tokens without input_tokens"));
    }

    private HttpCall post(String path, RequestWriter.Written written, ChatRequest request, Call call) {
        List<String> needed = written.usesFiles() ? List.of(FILES) : List.of();
        return HttpCall.post(
                baseUrl.resolve(path), headers.of(request.dialect(), needed, call), HttpBody.json(written.body()));
    }

    @Override
    public List<Model> models(Call call) {
        return new ModelList(upstream, baseUrl).read(headers.plain(), call);
    }
}
