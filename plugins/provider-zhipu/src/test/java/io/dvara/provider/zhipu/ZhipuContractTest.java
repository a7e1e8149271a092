package io.dvara.provider.zhipu;

import io.dvara.api.ComponentContext;
import io.dvara.api.Secret;
import io.dvara.api.chat.FinishReason;
import io.dvara.api.provider.Provider;
import io.dvara.provider.kit.compatible.CompatibleContract;
import java.net.URI;
import java.util.Map;

/** What every provider must do, for Zhipu AI. */
class ZhipuContractTest extends CompatibleContract {

    @Override
    protected Provider provider(URI baseUri, String apiKey, ComponentContext context) {
        ZhipuSettings settings = new ZhipuSettings(Secret.of(apiKey), baseUri, Map.of());
        return new ZhipuProviderFactory().create(settings, context);
    }

    @Override
    protected String vendor() {
        return "zhipu";
    }

    @Override
    protected String basePath() {
        return "/api/paas/v4";
    }

    @Override
    protected Map<String, Integer> recordings() {
        return Map.of("chat", 14);
    }

    @Override
    protected Map<String, FinishReason> finishWords() {
        return Map.of("sensitive", FinishReason.CONTENT_FILTER);
    }

    @Override
    protected Map<String, String> thoughts() {
        return Map.ofEntries(
                Map.entry("glm-4.6 high", "{\"thinking\":{\"type\":\"enabled\"}}"),
                Map.entry("glm-5 none", "{\"thinking\":{\"type\":\"disabled\"}}"),
                Map.entry("glm-5.2 low", "{\"thinking\":{\"type\":\"enabled\"},\"reasoning_effort\":\"high\"}"),
                Map.entry("glm-5.3 low", "{\"reasoning_effort\":\"low\"}"),
                Map.entry("glm-5.3 xhigh", "{\"reasoning_effort\":\"max\"}"),
                Map.entry("glm-5.3 none", "{}"));
    }
}
