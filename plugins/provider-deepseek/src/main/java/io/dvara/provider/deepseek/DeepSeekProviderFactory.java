package io.dvara.provider.deepseek;

import static io.dvara.provider.kit.compatible.ModelFamilies.Ability.TOOLS;
import static io.dvara.provider.kit.compatible.ModelFamilies.Ability.VISION;
import static io.dvara.provider.kit.compatible.ModelFamilies.chats;

import io.dvara.api.ComponentContext;
import io.dvara.api.provider.Provider;
import io.dvara.api.provider.ProviderFactory;
import io.dvara.api.provider.ProviderProfile;
import io.dvara.provider.kit.BaseUrl;
import io.dvara.provider.kit.compatible.CompatibleProvider;
import io.dvara.provider.kit.compatible.Endpoint;
import io.dvara.provider.kit.compatible.ModelFamilies;
import io.dvara.provider.kit.compatible.Quirk;
import io.dvara.provider.kit.compatible.ThinkingWords;
import io.dvara.provider.kit.compatible.Variation;
import java.util.Map;
import org.pf4j.Extension;

/** Makes providers of DeepSeek's models. */
@Extension
public final class DeepSeekProviderFactory implements ProviderFactory<DeepSeekSettings> {

    private static final Variation CHATS = Variation.NONE
            .quirks(Quirk.DEVELOPER_IS_SYSTEM, Quirk.REPLAYED_REASONING, Quirk.TEXT_IS_NOT_NULL)
            .renamed(Map.of("max_completion_tokens", "max_tokens"))
            .thinking(ThinkingWords.type(_ -> true).and(ThinkingWords.effort(_ -> true, "low", "high", "max")))
            .dropped("seed", "user", "store", "metadata", "service_tier", "safety_identifier")
            .refused("n", "logit_bias");

    private static final ModelFamilies MODELS = ModelFamilies.of(
            chats("deepseek-(flash|v4-flash).*", 1_000_000, VISION, TOOLS),
            chats("deepseek-v4.*", 1_000_000, TOOLS),
            chats("deepseek-(chat|reasoner|v3).*", 131_072, TOOLS));

    /** For the plugin loader. */
    public DeepSeekProviderFactory() {}

    @Override
    public String type() {
        return "deepseek";
    }

    @Override
    public Class<DeepSeekSettings> settings() {
        return DeepSeekSettings.class;
    }

    @Override
    public ProviderProfile profile() {
        return ProviderProfile.configured("DEEPSEEK", "deepseek");
    }

    @Override
    public Provider create(DeepSeekSettings settings, ComponentContext context) {
        Endpoint endpoint = Endpoint.of(this, settings, context, BaseUrl.withVersion(settings.baseUrl(), ""));
        return new CompatibleProvider(endpoint, CHATS, MODELS::traits);
    }
}
