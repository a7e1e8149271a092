package io.dvara.provider.xai;

import io.dvara.api.ComponentContext;
import io.dvara.api.Secret;
import io.dvara.api.provider.Provider;
import io.dvara.provider.kit.compatible.CompatibleContract;
import java.net.URI;
import java.util.Map;

/** What every provider must do, for xAI. No traffic of theirs is among the recordings. */
class XaiContractTest extends CompatibleContract {

    @Override
    protected Provider provider(URI baseUri, String apiKey, ComponentContext context) {
        XaiSettings settings = new XaiSettings(Secret.of(apiKey), baseUri, Map.of());
        return new XaiProviderFactory().create(settings, context);
    }

    @Override
    protected String vendor() {
        return "xai";
    }

    @Override
    protected String basePath() {
        return "/v1";
    }

    @Override
    protected Map<String, Integer> recordings() {
        return Map.of();
    }

    @Override
    protected Map<String, String> thoughts() {
        return Map.ofEntries(
                Map.entry("grok-3-mini medium", "{\"reasoning_effort\":\"high\"}"),
                Map.entry("grok-4.3 xhigh", "{\"reasoning_effort\":\"high\"}"),
                Map.entry("grok-4.6 max", "{\"reasoning_effort\":\"xhigh\"}"),
                Map.entry("grok-4.6 medium", "{\"reasoning_effort\":\"medium\"}"),
                Map.entry("grok-4 high", "{}"));
    }
}
