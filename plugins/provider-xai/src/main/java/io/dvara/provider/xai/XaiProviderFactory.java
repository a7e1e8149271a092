package io.dvara.provider.xai;

import static io.dvara.provider.kit.compatible.ModelFamilies.Ability.SCHEMAS;
import static io.dvara.provider.kit.compatible.ModelFamilies.Ability.TOOLS;
import static io.dvara.provider.kit.compatible.ModelFamilies.Ability.VISION;
import static io.dvara.provider.kit.compatible.ModelFamilies.chats;
import static io.dvara.provider.kit.compatible.ModelFamilies.unknown;

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

/** Makes providers of xAI's models. */
@Extension
public final class XaiProviderFactory implements ProviderFactory<XaiSettings> {

    private static final Pattern NEWEST_MODEL = Pattern.compile("grok-(4\\.[6-9]|[5-9]).*");
    private static final Pattern THINKING_MODEL = Pattern.compile("grok-4\\.[3-5].*");

    /** Others think as they like, and refuse to be told. */
    private static final ThinkingWords THINKING = ThinkingWords.effort(
                    model -> model.startsWith("grok-3-mini"), "low", "high")
            .or(ThinkingWords.effort(THINKING_MODEL.asMatchPredicate(), "low", "medium", "high"))
            .or(ThinkingWords.effort(NEWEST_MODEL.asMatchPredicate(), "low", "medium", "high", "xhigh"));

    private static final Variation CHATS = Variation.NONE
            .quirks(Quirk.REPLAYED_REASONING, Quirk.REASONING_COUNTED_APART)
            .thinking(THINKING)
            .words("service_tier", "default", "priority")
            .dropped("store", "metadata", "safety_identifier", "prompt_cache_retention")
            .refused("logit_bias");

    private static final ModelFamilies MODELS = ModelFamilies.of(
            unknown("grok-.*image.*"),
            chats("grok-4(-1)?-fast.*", 2_000_000, VISION, TOOLS, SCHEMAS),
            chats("grok-4\\.(20|3).*", 1_000_000, VISION, TOOLS, SCHEMAS),
            chats("grok-4\\.[5-9].*", 500_000, VISION, TOOLS, SCHEMAS),
            chats("grok-4.*", 256_000, VISION, TOOLS, SCHEMAS),
            chats("grok-code.*", 256_000, TOOLS, SCHEMAS),
            chats("grok-3.*", 131_072, TOOLS, SCHEMAS),
            chats("grok-2-vision.*", 32_768, VISION, TOOLS, SCHEMAS),
            chats("grok-2.*", 131_072, TOOLS, SCHEMAS));

    /** For the plugin loader. */
    public XaiProviderFactory() {}

    @Override
    public String type() {
        return "xai";
    }

    @Override
    public Class<XaiSettings> settings() {
        return XaiSettings.class;
    }

    @Override
    public ProviderProfile profile() {
        return ProviderProfile.configured("XAI", "grok");
    }

    @Override
    public Provider create(XaiSettings settings, ComponentContext context) {
        Endpoint endpoint = Endpoint.of(this, settings, context, BaseUrl.withVersion(settings.baseUrl(), "v1"));
        return new CompatibleProvider(endpoint, CHATS, MODELS::traits);
    }
}
