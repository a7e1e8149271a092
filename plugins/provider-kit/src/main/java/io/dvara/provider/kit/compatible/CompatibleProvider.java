package io.dvara.provider.kit.compatible;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Dialect;
import io.dvara.api.provider.Call;
import io.dvara.api.provider.ChatProvider;
import io.dvara.api.provider.Model;
import io.dvara.api.provider.ModelProvider;
import io.dvara.api.provider.NativeDialects;
import io.dvara.api.provider.Rehearsed;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** A provider that chats and lists its models, whoever its vendor is. */
public class CompatibleProvider implements ChatProvider, ModelProvider, NativeDialects, Rehearsed {

    private final CompatibleChat chat;
    private final CompatibleModels models;

    /**
     * Makes a provider.
     *
     * @param variation where the vendor's chats differ from the common ones
     * @param traits what is known of a model by its name
     */
    public CompatibleProvider(Endpoint endpoint, Variation variation, Function<String, Model.Traits> traits) {
        this.chat = new CompatibleChat(endpoint, variation);
        this.models = new CompatibleModels(endpoint, traits);
    }

    @Override
    public Set<Dialect> nativeDialects() {
        return Set.of(Dialect.CHAT);
    }

    @Override
    public final VendorAnswer rehearsal(Delivery delivery) {
        return Rehearsal.of(delivery);
    }

    @Override
    public Stream<ChatChunk> chat(ChatRequest request, Call call) {
        return chat.chat(request, call);
    }

    @Override
    public final List<Model> models(Call call) {
        return models.models(call);
    }
}
