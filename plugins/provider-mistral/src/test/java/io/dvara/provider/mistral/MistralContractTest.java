package io.dvara.provider.mistral;

import io.dvara.api.ComponentContext;
import io.dvara.api.Secret;
import io.dvara.api.provider.Provider;
import io.dvara.provider.kit.compatible.CompatibleContract;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.Map;

/** What every provider must do, for Mistral. */
class MistralContractTest extends CompatibleContract {

    @Override
    protected Provider provider(URI baseUri, String apiKey, ComponentContext context) {
        MistralSettings settings = new MistralSettings(Secret.of(apiKey), baseUri, Map.of());
        return new MistralProviderFactory().create(settings, context);
    }

    @Override
    protected String vendor() {
        return "mistral";
    }

    @Override
    protected String basePath() {
        return "/v1";
    }

    @Override
    protected Map<String, Integer> recordings() {
        return Map.of("chat", 18, "embeddings", 2);
    }

    @Override
    protected JsonObject expected(JsonObject said) {
        return Json.createObjectBuilder(said).remove("stream_options").build();
    }
}
