package io.dvara.provider.kit.compatible;

import io.dvara.api.provider.Model;
import io.dvara.api.provider.TextEmbeddingProvider;
import java.util.function.Function;

/** A provider that embeds text alone. */
public final class TextEmbeddingCompatibleProvider extends EmbeddingCompatibleProvider
        implements TextEmbeddingProvider {

    /**
     * Makes a provider.
     *
     * @param chats where the vendor's chats differ from the common ones
     * @param embeddings where its embeddings do
     */
    public TextEmbeddingCompatibleProvider(
            Endpoint endpoint, Variation chats, Variation embeddings, Function<String, Model.Traits> traits) {
        super(endpoint, chats, new CompatibleEmbeddings(endpoint, embeddings.also(Quirk.EMBEDS_TEXT_ALONE)), traits);
    }
}
