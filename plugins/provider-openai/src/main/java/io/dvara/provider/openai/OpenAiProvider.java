package io.dvara.provider.openai;

import io.dvara.api.ComponentContext;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Dialect;
import io.dvara.api.completion.CompletionRequest;
import io.dvara.api.embedding.EmbeddingAnswer;
import io.dvara.api.embedding.EmbeddingRequest;
import io.dvara.api.http.HttpHeaders;
import io.dvara.api.provider.Call;
import io.dvara.api.provider.ChatProvider;
import io.dvara.api.provider.CompletionProvider;
import io.dvara.api.provider.EmbeddingProvider;
import io.dvara.api.provider.Model;
import io.dvara.api.provider.ModelProvider;
import io.dvara.api.provider.NativeDialects;
import io.dvara.api.provider.Rehearsed;
import io.dvara.provider.kit.BaseUrl;
import io.dvara.provider.kit.Upstream;
import io.dvara.provider.kit.Vendor;
import io.dvara.provider.kit.compatible.CompatibleChat;
import io.dvara.provider.kit.compatible.CompatibleCompletions;
import io.dvara.provider.kit.compatible.CompatibleEmbeddings;
import io.dvara.provider.kit.compatible.CompatibleModels;
import io.dvara.provider.kit.compatible.Endpoint;
import io.dvara.provider.kit.compatible.Variation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One configured access to OpenAI or to an endpoint that speaks its API. */
final class OpenAiProvider
        implements ChatProvider, CompletionProvider, EmbeddingProvider, ModelProvider, NativeDialects, Rehearsed {

    private static final String VERSION = "v1";
    private static final String FEATURES = "OpenAI-Beta";

    /** Models that think refuse the older word for the longest answer. */
    private static final Pattern THINKING_MODEL = Pattern.compile("(.*/)?(o\\d|gpt-([5-9]|\\d\\d)).*");

    private static final Variation VARIATION = Variation.NONE.limitField(
            model -> THINKING_MODEL.matcher(model).matches() ? "max_completion_tokens" : "max_tokens");

    private final OpenAiSettings settings;
    private final CompatibleChat chat;
    private final CompatibleCompletions completions;
    private final CompatibleEmbeddings embeddings;
    private final CompatibleModels models;

    OpenAiProvider(OpenAiSettings settings, ComponentContext context) {
        this.settings = settings;
        Vendor vendor = new Vendor(
                context.name(),
                context.name().equals(OpenAiProviderFactory.TYPE) ? "apiKey (OPENAI_API_KEY)" : "apiKey",
                settings.apiKey().stream().toList());
        Endpoint endpoint = new Endpoint(
                context.name(),
                new Upstream(context, vendor),
                BaseUrl.withVersion(settings.baseUrl(), VERSION),
                this::headers);
        this.chat = new CompatibleChat(endpoint, VARIATION);
        this.completions = new CompatibleCompletions(endpoint, VARIATION);
        this.embeddings = new CompatibleEmbeddings(endpoint);
        this.models = new CompatibleModels(endpoint, KnownModels::traits);
    }

    @Override
    public Set<Dialect> nativeDialects() {
        return Set.of(Dialect.CHAT);
    }

    @Override
    public VendorAnswer rehearsal(Delivery delivery) {
        return Rehearsal.of(delivery);
    }

    @Override
    public Stream<ChatChunk> chat(ChatRequest request, Call call) {
        return chat.chat(request, call);
    }

    @Override
    public Stream<ChatChunk> complete(CompletionRequest request, Call call) {
        return completions.complete(request, call);
    }

    @Override
    public EmbeddingAnswer embed(EmbeddingRequest request, Call call) {
        return embeddings.embed(request, call);
    }

    @Override
    public List<Model> models(Call call) {
        return models.models(call);
    }

    private HttpHeaders headers(Call call) {
        HttpHeaders headers = HttpHeaders.NONE;
        if (settings.apiKey().isPresent()) {
            headers = headers.with(
                    "Authorization",
                    "Bearer " + settings.apiKey().get().reveal().strip());
        }
        if (settings.organization().isPresent()) {
            headers =
                    headers.with("OpenAI-Organization", settings.organization().get());
        }
        if (settings.project().isPresent()) {
            headers = headers.with("OpenAI-Project", settings.project().get());
        }
        if (call.clientHeader(FEATURES).isPresent()) {
            headers = headers.with(FEATURES, call.clientHeader(FEATURES).get());
        }
        for (Map.Entry<String, String> field : settings.headers().entrySet()) {
            headers = headers.with(field.getKey(), field.getValue());
        }
        return headers;
    }
}
