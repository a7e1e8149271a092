package io.dvara.provider.groq;

import io.dvara.api.ComponentContext;
import io.dvara.api.Secret;
import io.dvara.api.provider.Provider;
import io.dvara.provider.kit.compatible.CompatibleContract;
import java.net.URI;
import java.util.Map;

/** What every provider must do, for Groq. */
class GroqContractTest extends CompatibleContract {

    @Override
    protected Provider provider(URI baseUri, String apiKey, ComponentContext context) {
        GroqSettings settings = new GroqSettings(Secret.of(apiKey), baseUri, Map.of());
        return new GroqProviderFactory().create(settings, context);
    }

    @Override
    protected String vendor() {
        return "groq";
    }

    @Override
    protected String basePath() {
        return "/openai/v1";
    }

    @Override
    protected Map<String, Integer> recordings() {
        return Map.of("chat", 20);
    }

    @Override
    protected Map<String, String> thoughts() {
        return Map.ofEntries(
                Map.entry("openai/gpt-oss-120b max", "{\"reasoning_effort\":\"high\"}"),
                Map.entry("openai/gpt-oss-120b none", "{}"),
                Map.entry("qwen/qwen3-32b low", "{\"reasoning_effort\":\"default\"}"),
                Map.entry("qwen/qwen3-32b none", "{\"reasoning_effort\":\"none\"}"),
                Map.entry("llama-3.3-70b-versatile low", "{}"));
    }
}
