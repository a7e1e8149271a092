package io.dvara.provider.ernie;

import static io.dvara.provider.kit.compatible.ModelFamilies.Ability.TOOLS;
import static io.dvara.provider.kit.compatible.ModelFamilies.Ability.VISION;
import static io.dvara.provider.kit.compatible.ModelFamilies.chats;

import io.dvara.api.ComponentContext;
import io.dvara.api.chat.FinishReason;
import io.dvara.api.provider.Provider;
import io.dvara.api.provider.ProviderFactory;
import io.dvara.api.provider.ProviderProfile;
import io.dvara.provider.kit.BaseUrl;
import io.dvara.provider.kit.compatible.Endpoint;
import io.dvara.provider.kit.compatible.ModelFamilies;
import io.dvara.provider.kit.compatible.Quirk;
import io.dvara.provider.kit.compatible.TextEmbeddingCompatibleProvider;
import io.dvara.provider.kit.compatible.Variation;
import java.util.Map;
import org.pf4j.Extension;

/** Makes providers of ERNIE's models. */
@Extension
public final class ErnieProviderFactory implements ProviderFactory<ErnieSettings> {

    private static final Variation CHATS = Variation.NONE
            .quirks(Quirk.DEVELOPER_IS_SYSTEM)
            .renamed(Map.of("max_completion_tokens", "max_tokens"))
            .dropped("store", "service_tier", "safety_identifier")
            .refused("n", "logprobs", "top_logprobs", "logit_bias")
            .finishWords(Map.of("normal", FinishReason.STOP));

    private static final Variation EMBEDDINGS = Variation.NONE
            .quirks(Quirk.VECTORS_ARE_NUMBERS, Quirk.INPUTS_ARE_A_LIST)
            .refused("dimensions");

    private static final ModelFamilies MODELS = ModelFamilies.of(
            chats("ernie-(5|4\\.5)-.*vl.*", 131_072, VISION, TOOLS),
            chats("ernie-(5|4\\.5|x1).*", 131_072, TOOLS),
            chats("ernie-(4\\.0|3\\.5)-.*128k.*", 131_072, TOOLS),
            chats("ernie-(4\\.0|3\\.5)-.*8k.*", 8_192, TOOLS));

    /** For the plugin loader. */
    public ErnieProviderFactory() {}

    @Override
    public String type() {
        return "ernie";
    }

    @Override
    public Class<ErnieSettings> settings() {
        return ErnieSettings.class;
    }

    @Override
    public ProviderProfile profile() {
        return ProviderProfile.configured("ERNIE", "ernie");
    }

    @Override
    public Provider create(ErnieSettings settings, ComponentContext context) {
        Endpoint endpoint = Endpoint.of(this, settings, context, BaseUrl.withVersion(settings.baseUrl(), "v2"));
        return new TextEmbeddingCompatibleProvider(endpoint, CHATS, EMBEDDINGS, MODELS::traits);
    }
}
