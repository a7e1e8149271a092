package io.dvara.provider.kit.compatible;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.completion.CompletionRequest;
import io.dvara.api.provider.Call;
import io.dvara.api.provider.CompletionProvider;
import io.dvara.api.provider.Model;
import java.util.function.Function;
import java.util.stream.Stream;

/** A provider that has all of the common API: it continues plain text, too. */
public class FullCompatibleProvider extends EmbeddingCompatibleProvider implements CompletionProvider {

    private final CompatibleCompletions completions;

    /** Makes a provider. */
    public FullCompatibleProvider(Endpoint endpoint, Variation variation, Function<String, Model.Traits> traits) {
        super(endpoint, variation, new CompatibleEmbeddings(endpoint, Variation.NONE), traits);
        this.completions = new CompatibleCompletions(endpoint, variation);
    }

    @Override
    public final Stream<ChatChunk> complete(CompletionRequest request, Call call) {
        return completions.complete(request, call);
    }
}
