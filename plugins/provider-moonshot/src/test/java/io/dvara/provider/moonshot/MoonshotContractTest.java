package io.dvara.provider.moonshot;

import io.dvara.api.ComponentContext;
import io.dvara.api.Secret;
import io.dvara.api.provider.Provider;
import io.dvara.provider.kit.compatible.CompatibleContract;
import java.net.URI;
import java.util.Map;

/** What every provider must do, for Moonshot AI. */
class MoonshotContractTest extends CompatibleContract {

    @Override
    protected Provider provider(URI baseUri, String apiKey, ComponentContext context) {
        MoonshotSettings settings = new MoonshotSettings(Secret.of(apiKey), baseUri, Map.of());
        return new MoonshotProviderFactory().create(settings, context);
    }

    @Override
    protected String vendor() {
        return "moonshot";
    }

    @Override
    protected String basePath() {
        return "/v1";
    }

    @Override
    protected Map<String, Integer> recordings() {
        return Map.of("chat", 12);
    }

    @Override
    protected Map<String, String> thoughts() {
        return Map.ofEntries(
                Map.entry("kimi-k2.6 high", "{\"thinking\":{\"type\":\"enabled\"}}"),
                Map.entry("kimi-k2.6 none", "{\"thinking\":{\"type\":\"disabled\"}}"),
                Map.entry("kimi-k3 medium", "{\"reasoning_effort\":\"high\"}"),
                Map.entry("kimi-k3 max", "{\"reasoning_effort\":\"max\"}"),
                Map.entry("kimi-k3 none", "{}"));
    }
}
