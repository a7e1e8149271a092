package io.dvara.provider.ernie;

import io.dvara.api.ComponentContext;
import io.dvara.api.Secret;
import io.dvara.api.chat.FinishReason;
import io.dvara.api.provider.Provider;
import io.dvara.provider.kit.compatible.CompatibleContract;
import java.net.URI;
import java.util.Map;

/** What every provider must do, for ERNIE. The recordings are of a retired API. */
class ErnieContractTest extends CompatibleContract {

    @Override
    protected Provider provider(URI baseUri, String apiKey, ComponentContext context) {
        ErnieSettings settings = new ErnieSettings(Secret.of(apiKey), baseUri, Map.of());
        return new ErnieProviderFactory().create(settings, context);
    }

    @Override
    protected String vendor() {
        return "ernie";
    }

    @Override
    protected String basePath() {
        return "/v2";
    }

    @Override
    protected Map<String, Integer> recordings() {
        return Map.of("chat-native", 7);
    }

    @Override
    protected Map<String, String> leftOut() {
        return Map.of("chat-native", "recorded in 2024 from the wenxinworkshop API, which Qianfan v2 has replaced");
    }

    @Override
    protected Map<String, FinishReason> finishWords() {
        return Map.of("normal", FinishReason.STOP);
    }
}
