package io.dvara.provider.azure;

import io.dvara.api.ComponentContext;
import io.dvara.api.Secret;
import io.dvara.api.provider.Provider;
import io.dvara.provider.kit.compatible.CompatibleContract;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** What every provider must do, for Azure OpenAI. */
class AzureContractTest extends CompatibleContract {

    @Override
    protected Provider provider(URI baseUri, String apiKey, ComponentContext context) {
        AzureSettings settings =
                new AzureSettings(baseUri, Optional.of(Secret.of(apiKey)), Optional.empty(), "2024-10-21", Map.of());
        return new AzureProviderFactory().create(settings, context);
    }

    @Override
    protected String vendor() {
        return "azure";
    }

    @Override
    protected Map<String, Integer> recordings() {
        return Map.of("chat", 13, "embeddings", 3, "responses", 8);
    }

    @Override
    protected Map<String, String> leftOut() {
        return Map.of("responses", "another API, whose tests read the recordings of all that speak it");
    }

    @Override
    protected String chatPath(String model) {
        return "/openai/deployments/" + model + "/chat/completions";
    }
}
