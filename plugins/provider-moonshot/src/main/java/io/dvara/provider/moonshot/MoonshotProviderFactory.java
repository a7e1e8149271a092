package io.dvara.provider.moonshot;

import static io.dvara.provider.kit.compatible.ModelFamilies.Ability.SCHEMAS;
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
import java.util.regex.Pattern;
import org.pf4j.Extension;

/** Makes providers of Moonshot AI's models. */
@Extension
public final class MoonshotProviderFactory implements ProviderFactory<MoonshotSettings> {

    /** Later ones always think, more or less; others always do or never. */
    private static final Pattern SWITCHED_MODEL = Pattern.compile("kimi-k2\\.[56].*");

    private static final Variation CHATS = Variation.NONE
            .quirks(Quirk.DEVELOPER_IS_SYSTEM, Quirk.REPLAYED_REASONING)
            .thinking(ThinkingWords.type(SWITCHED_MODEL.asMatchPredicate())
                    .or(ThinkingWords.effort(model -> model.startsWith("kimi-k3"), "low", "high", "max")))
            .dropped("seed", "user", "store", "service_tier")
            .refused("logit_bias");

    private static final ModelFamilies MODELS = ModelFamilies.of(
            chats("kimi-k3.*", 1_000_000, VISION, TOOLS, SCHEMAS),
            chats("kimi-(k2\\.[5-9]|latest).*", 262_144, VISION, TOOLS, SCHEMAS),
            chats("kimi-k2.*", 262_144, TOOLS, SCHEMAS),
            chats("kimi-thinking.*", 131_072, VISION),
            chats("moonshot-v1-128k-vision.*", 131_072, VISION, TOOLS),
            chats("moonshot-v1-32k-vision.*", 32_768, VISION, TOOLS),
            chats("moonshot-v1-8k-vision.*", 8_192, VISION, TOOLS),
            chats("moonshot-v1-128k.*", 131_072, TOOLS),
            chats("moonshot-v1-32k.*", 32_768, TOOLS),
            chats("moonshot-v1-8k.*", 8_192, TOOLS));

    /** For the plugin loader. */
    public MoonshotProviderFactory() {}

    @Override
    public String type() {
        return "moonshot";
    }

    @Override
    public Class<MoonshotSettings> settings() {
        return MoonshotSettings.class;
    }

    @Override
    public ProviderProfile profile() {
        return ProviderProfile.configured("MOONSHOT", "moonshot", "kimi");
    }

    @Override
    public Provider create(MoonshotSettings settings, ComponentContext context) {
        Endpoint endpoint = Endpoint.of(this, settings, context, BaseUrl.withVersion(settings.baseUrl(), "v1"));
        return new CompatibleProvider(endpoint, CHATS, MODELS::traits);
    }
}
