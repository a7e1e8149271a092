package io.dvara.provider.deepseek;

import io.dvara.api.ComponentContext;
import io.dvara.api.Secret;
import io.dvara.api.provider.Provider;
import io.dvara.provider.kit.compatible.CompatibleContract;
import java.net.URI;
import java.util.Map;

/** What every provider must do, for DeepSeek. */
class DeepSeekContractTest extends CompatibleContract {

    @Override
    protected Provider provider(URI baseUri, String apiKey, ComponentContext context) {
        DeepSeekSettings settings = new DeepSeekSettings(Secret.of(apiKey), baseUri, Map.of());
        return new DeepSeekProviderFactory().create(settings, context);
    }

    @Override
    protected String vendor() {
        return "deepseek";
    }

    @Override
    protected Map<String, Integer> recordings() {
        return Map.of("chat", 14, "responses", 7);
    }

    @Override
    protected Map<String, String> leftOut() {
        return Map.of("responses", "recorded from a router in front of the vendor, in another API");
    }

    @Override
    protected Map<String, String> thoughts() {
        return Map.ofEntries(
                Map.entry("deepseek-flash max", "{\"thinking\":{\"type\":\"enabled\"},\"reasoning_effort\":\"max\"}"),
                Map.entry(
                        "deepseek-flash medium", "{\"thinking\":{\"type\":\"enabled\"},\"reasoning_effort\":\"high\"}"),
                Map.entry("deepseek-flash none", "{\"thinking\":{\"type\":\"disabled\"}}"));
    }
}
