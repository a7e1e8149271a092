package io.dvara.provider.qwen;

import io.dvara.api.ComponentContext;
import io.dvara.api.Secret;
import io.dvara.api.provider.Provider;
import io.dvara.provider.kit.compatible.CompatibleContract;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.Map;

/** What every provider must do, for Qwen. */
class QwenContractTest extends CompatibleContract {

    @Override
    protected Provider provider(URI baseUri, String apiKey, ComponentContext context) {
        QwenSettings settings = new QwenSettings(Secret.of(apiKey), baseUri, Map.of());
        return new QwenProviderFactory().create(settings, context);
    }

    @Override
    protected String vendor() {
        return "qwen";
    }

    @Override
    protected String basePath() {
        return "/compatible-mode/v1";
    }

    @Override
    protected Map<String, Integer> recordings() {
        return Map.of("chat", 14, "embeddings", 2, "models", 1, "dashscope-generation", 7, "rerank", 2);
    }

    @Override
    protected Map<String, String> leftOut() {
        return Map.of(
                "dashscope-generation",
                "the vendor's own API, of which the compatible mode is the other form",
                "rerank",
                "not in the gateway's contract");
    }

    @Override
    protected JsonObject expected(JsonObject said) {
        return Json.createObjectBuilder(said).remove("encoding_format").build();
    }
}
