package io.dvara.provider.kit.compatible;

import io.dvara.api.embedding.EmbeddingAnswer;
import io.dvara.api.embedding.EmbeddingRequest;
import io.dvara.api.provider.Call;
import io.dvara.api.provider.EmbeddingProvider;
import io.dvara.api.provider.Model;
import java.util.function.Function;

/** A provider that embeds, too. */
public class EmbeddingCompatibleProvider extends CompatibleProvider implements EmbeddingProvider {

    private final CompatibleEmbeddings embeddings;

    /** Makes a provider; the embeddings and the other abilities share the endpoint. */
    public EmbeddingCompatibleProvider(
            Endpoint endpoint,
            Variation variation,
            CompatibleEmbeddings embeddings,
            Function<String, Model.Traits> traits) {
        super(endpoint, variation, traits);
        this.embeddings = embeddings;
    }

    @Override
    public final EmbeddingAnswer embed(EmbeddingRequest request, Call call) {
        return embeddings.embed(request, call);
    }
}
