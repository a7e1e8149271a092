package io.dvara.provider.mistral;

import static io.dvara.provider.kit.compatible.ModelFamilies.Ability.SCHEMAS;
import static io.dvara.provider.kit.compatible.ModelFamilies.Ability.TOOLS;
import static io.dvara.provider.kit.compatible.ModelFamilies.Ability.VISION;
import static io.dvara.provider.kit.compatible.ModelFamilies.chats;
import static io.dvara.provider.kit.compatible.ModelFamilies.embeds;

import io.dvara.api.ComponentContext;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.provider.Provider;
import io.dvara.api.provider.ProviderFactory;
import io.dvara.api.provider.ProviderProfile;
import io.dvara.provider.kit.AllowedIds;
import io.dvara.provider.kit.BaseUrl;
import io.dvara.provider.kit.compatible.Endpoint;
import io.dvara.provider.kit.compatible.ModelFamilies;
import io.dvara.provider.kit.compatible.Quirk;
import io.dvara.provider.kit.compatible.TextEmbeddingCompatibleProvider;
import io.dvara.provider.kit.compatible.ThinkingWords;
import io.dvara.provider.kit.compatible.Variation;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.pf4j.Extension;

/** Makes providers of Mistral's models. */
@Extension
public final class MistralProviderFactory implements ProviderFactory<MistralSettings> {

    /** Magistral always thinks, others never do. */
    private static final Pattern THINKING_MODEL = Pattern.compile("mistral-small-(latest|26\\d\\d)|mistral-medium-3-5");

    private static final Variation CHATS = Variation.NONE
            .quirks(
                    Quirk.USAGE_UNASKED,
                    Quirk.DEVELOPER_IS_SYSTEM,
                    Quirk.STRICT_MESSAGES,
                    Quirk.REPLAYED_REASONING,
                    Quirk.THOUGHTS_ARE_CONTENT,
                    Quirk.DOCUMENTS_BY_URL,
                    Quirk.TOOLS_HAVE_PARAMETERS,
                    Quirk.NAMELESS_MESSAGES)
            .renamed(Map.of("seed", "random_seed", "max_completion_tokens", "max_tokens"))
            .thinking(MistralProviderFactory::thinking)
            .callIds(AllowedIds.lettersAndDigits(9))
            .dropped(
                    "user",
                    "store",
                    "service_tier",
                    "safety_identifier",
                    "prompt_cache_retention",
                    "prompt_cache_options",
                    "verbosity")
            .refused("logprobs", "top_logprobs", "logit_bias");

    private static final Variation EMBEDDINGS =
            Variation.NONE.renamed(Map.of("dimensions", "output_dimension")).dropped("user");

    private static final ModelFamilies MODELS = ModelFamilies.of(
            chats(
                    "(mistral-large|mistral-medium-3|mistral-medium-2\\d|mistral-medium-latest|mistral-small-(latest|2[56])|mistral-small-3).*",
                    131_072,
                    VISION,
                    TOOLS,
                    SCHEMAS),
            chats("(pixtral|ministral-(3|8|14)b-(latest|2512)|magistral).*", 131_072, VISION, TOOLS, SCHEMAS),
            chats("(ministral|open-mistral-nemo|mistral-small|mistral-medium|devstral).*", 131_072, TOOLS, SCHEMAS),
            chats("codestral-(latest|2).*", 262_144, TOOLS, SCHEMAS),
            embeds("(mistral-embed|codestral-embed).*", 8_192));

    /** These models know two efforts. */
    private static Optional<JsonObject> thinking(ChatRequest request, JsonProvider json) {
        return Optional.of(ThinkingWords.isWished(request) ? "high" : "none")
                .filter(_ -> THINKING_MODEL.matcher(request.model()).matches())
                .map(effort -> json.createObjectBuilder()
                        .add("reasoning_effort", effort)
                        .build());
    }

    /** For the plugin loader. */
    public MistralProviderFactory() {}

    @Override
    public String type() {
        return "mistral";
    }

    @Override
    public Class<MistralSettings> settings() {
        return MistralSettings.class;
    }

    @Override
    public ProviderProfile profile() {
        return ProviderProfile.configured("MISTRAL", "mistral");
    }

    @Override
    public Provider create(MistralSettings settings, ComponentContext context) {
        Endpoint endpoint = Endpoint.of(this, settings, context, BaseUrl.addingVersion(settings.baseUrl(), "v1"));
        return new TextEmbeddingCompatibleProvider(endpoint, CHATS, EMBEDDINGS, MODELS::traits);
    }
}
