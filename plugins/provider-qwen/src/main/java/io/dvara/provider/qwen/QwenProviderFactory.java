package io.dvara.provider.qwen;

import static io.dvara.provider.kit.compatible.ModelFamilies.Ability.TOOLS;
import static io.dvara.provider.kit.compatible.ModelFamilies.Ability.VISION;
import static io.dvara.provider.kit.compatible.ModelFamilies.chats;
import static io.dvara.provider.kit.compatible.ModelFamilies.embeds;

import io.dvara.api.ComponentContext;
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

/** Makes providers of Qwen's models. */
@Extension
public final class QwenProviderFactory implements ProviderFactory<QwenSettings> {

    private static final Variation CHATS = Variation.NONE
            .quirks(Quirk.DEVELOPER_IS_SYSTEM, Quirk.CACHE_MARKERS)
            .renamed(Map.of("max_completion_tokens", "max_tokens"))
            .thinking(new ThinkingSwitch())
            .dropped("user", "store", "metadata", "service_tier", "safety_identifier")
            .refused("logit_bias");

    private static final Variation EMBEDDINGS =
            Variation.NONE.quirks(Quirk.VECTORS_ARE_NUMBERS).dropped("user");

    private static final ModelFamilies MODELS = ModelFamilies.of(
            chats("(qwen3-vl|qwen-vl|qvq).*", 131_072, VISION, TOOLS),
            chats("qwen-long.*", 10_000_000),
            chats("(qwen-plus|qwen-flash|qwen-turbo|qwen3-coder|qwen3\\.5).*", 1_000_000, TOOLS),
            chats("(qwen3-max|qwen-max|qwen3-).*", 262_144, TOOLS),
            chats("(qwq|qwen2\\.5-).*", 131_072, TOOLS),
            embeds("text-embedding-v[34].*", 8_192));

    /** For the plugin loader. */
    public QwenProviderFactory() {}

    @Override
    public String type() {
        return "qwen";
    }

    @Override
    public Class<QwenSettings> settings() {
        return QwenSettings.class;
    }

    @Override
    public ProviderProfile profile() {
        return ProviderProfile.configured("QWEN", "qwen");
    }

    @Override
    public Provider create(QwenSettings settings, ComponentContext context) {
        Endpoint endpoint =
                Endpoint.of(this, settings, context, BaseUrl.withVersion(settings.baseUrl(), "compatible-mode/v1"));
        return new TextEmbeddingCompatibleProvider(endpoint, CHATS, EMBEDDINGS, MODELS::traits);
    }
}
