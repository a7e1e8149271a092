package io.dvara.api.provider;

import io.dvara.api.Stable;
import io.dvara.api.embedding.EmbeddingAnswer;
import io.dvara.api.embedding.EmbeddingRequest;

/** A provider that embeds text. */
@Stable
public interface EmbeddingProvider extends Provider {

    /**
     * Embeds all inputs, in their order; blocks.
     *
     * @throws ProviderException when the vendor does not answer or refuses
     */
    EmbeddingAnswer embed(EmbeddingRequest request, Call call);
}
