package io.dvara.provider.zhipu;

import static io.dvara.provider.kit.compatible.ModelFamilies.Ability.TOOLS;
import static io.dvara.provider.kit.compatible.ModelFamilies.Ability.VISION;
import static io.dvara.provider.kit.compatible.ModelFamilies.chats;
import static io.dvara.provider.kit.compatible.ModelFamilies.embeds;

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
import io.dvara.provider.kit.compatible.ThinkingWords;
import io.dvara.provider.kit.compatible.Variation;
import java.util.Map;
import java.util.regex.Pattern;
import org.pf4j.Extension;

/** Makes providers of Zhipu AI's models. */
@Extension
public final class ZhipuProviderFactory implements ProviderFactory<ZhipuSettings> {

    /** From 4.5 on a request says whether they think. */
    private static final Pattern SWITCHED_MODEL = Pattern.compile("glm-(4\\.[5-9]|5(\\.[0-2])?(?![.\\d])).*");

    /** From 5.3 on they always do, and a request says how much. */
    private static final Pattern THINKING_MODEL = Pattern.compile("glm-(5\\.[3-9]|[6-9]).*");

    private static final ThinkingWords THINKING = ThinkingWords.effort(
                    THINKING_MODEL.asMatchPredicate(), "low", "high", "max")
            .or(ThinkingWords.type(SWITCHED_MODEL.asMatchPredicate())
                    .and(ThinkingWords.effort(model -> model.startsWith("glm-5.2"), "high", "max")));

    private static final Variation CHATS = Variation.NONE
            .quirks(Quirk.DEVELOPER_IS_SYSTEM, Quirk.REPLAYED_REASONING, Quirk.TOOLS_HAVE_PARAMETERS)
            .renamed(Map.of("max_completion_tokens", "max_tokens"))
            .thinking(THINKING)
            .dropped("seed", "user", "store", "metadata", "service_tier", "safety_identifier")
            .refused("n", "logprobs", "top_logprobs", "logit_bias", "frequency_penalty", "presence_penalty")
            .finishWords(Map.of("sensitive", FinishReason.CONTENT_FILTER));

    private static final Variation EMBEDDINGS =
            Variation.NONE.quirks(Quirk.VECTORS_ARE_NUMBERS).dropped("user");

    private static final ModelFamilies MODELS = ModelFamilies.of(
            chats("glm-4\\.[56]v.*", 65_536, VISION, TOOLS),
            chats("glm-5\\.3-flash.*", 204_800, VISION, TOOLS),
            chats("glm-4v.*", 16_384, VISION),
            chats("glm-(4\\.[6-9]|5).*", 204_800, TOOLS),
            chats("glm-4-long.*", 1_048_576, TOOLS),
            chats("glm-4.*", 131_072, TOOLS),
            chats("glm-z1.*", 131_072),
            embeds("embedding-[23]", 8_192));

    /** For the plugin loader. */
    public ZhipuProviderFactory() {}

    @Override
    public String type() {
        return "zhipu";
    }

    @Override
    public Class<ZhipuSettings> settings() {
        return ZhipuSettings.class;
    }

    @Override
    public ProviderProfile profile() {
        return ProviderProfile.configured("ZHIPU", "glm");
    }

    @Override
    public Provider create(ZhipuSettings settings, ComponentContext context) {
        Endpoint endpoint =
                Endpoint.of(this, settings, context, BaseUrl.withVersion(settings.baseUrl(), "api/paas/v4"));
        return new TextEmbeddingCompatibleProvider(endpoint, CHATS, EMBEDDINGS, MODELS::traits);
    }
}
