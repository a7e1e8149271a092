package io.dvara.gateway.routing;

import io.dvara.api.embedding.EmbeddingRequest;
import io.dvara.api.embedding.EmbeddingRequest.Input;
import io.dvara.api.provider.EmbeddingProvider;
import io.dvara.api.provider.TextEmbeddingProvider;
import java.util.List;

/** Variations of requests for embeddings. */
final class Embeddings {

    private Embeddings() {}

    /**
     * Returns the request as a provider takes it: under its name of the model, and as text where it
     * takes nothing else.
     *
     * @throws io.dvara.api.provider.ProviderException when a list of tokens says no text
     */
    static EmbeddingRequest fitted(EmbeddingRequest request, EmbeddingProvider provider, String model) {
        List<Input> inputs = provider instanceof TextEmbeddingProvider
                ? request.inputs().stream().map(Embeddings::asText).toList()
                : request.inputs();
        return new EmbeddingRequest(
                model, inputs, request.dimensions(), request.encoding(), request.user(), request.extra());
    }

    private static Input asText(Input input) {
        return switch (input) {
            case Input.Text text -> text;
            case Input.Tokens(List<Integer> tokens) -> new Input.Text(TokenTexts.decode(tokens));
        };
    }
}
