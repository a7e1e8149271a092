package io.dvara.provider.groq;

import static io.dvara.provider.kit.compatible.ModelFamilies.Ability.SCHEMAS;
import static io.dvara.provider.kit.compatible.ModelFamilies.Ability.TOOLS;
import static io.dvara.provider.kit.compatible.ModelFamilies.Ability.VISION;
import static io.dvara.provider.kit.compatible.ModelFamilies.chats;

import io.dvara.api.ComponentContext;
import io.dvara.api.chat.ChatRequest;
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
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.util.Optional;
import org.pf4j.Extension;

/** Makes providers of Groq's models. */
@Extension
public final class GroqProviderFactory implements ProviderFactory<GroqSettings> {

    private static final Variation CHATS = Variation.NONE
            .quirks(Quirk.REPLAYED_REASONING, Quirk.STRICT_MESSAGES, Quirk.NAMELESS_MESSAGES)
            .thinking(ThinkingWords.effort(model -> model.startsWith("openai/gpt-oss"), "low", "medium", "high")
                    .or(GroqProviderFactory::thinkingOfQwen))
            .usageHolders("x_groq")
            .reasoningField("reasoning")
            .words("service_tier", "auto", "on_demand", "flex", "performance")
            .dropped("store", "metadata", "safety_identifier", "prompt_cache_retention")
            .refused("n", "logprobs", "top_logprobs", "logit_bias");

    private static final ModelFamilies MODELS = ModelFamilies.of(
            chats("meta-llama/llama-4.*", 131_072, VISION, TOOLS, SCHEMAS),
            chats("openai/gpt-oss.*", 131_072, TOOLS, SCHEMAS),
            chats("moonshotai/kimi-k2.*", 262_144, TOOLS, SCHEMAS),
            chats("(llama-3|qwen/|groq/compound).*", 131_072, TOOLS));

    /** These models think or do not; how much is theirs to choose. */
    private static Optional<JsonObject> thinkingOfQwen(ChatRequest request, JsonProvider json) {
        return Optional.of(ThinkingWords.isWished(request) ? "default" : "none")
                .filter(_ -> request.model().startsWith("qwen/"))
                .map(effort -> json.createObjectBuilder()
                        .add("reasoning_effort", effort)
                        .build());
    }

    /** For the plugin loader. */
    public GroqProviderFactory() {}

    @Override
    public String type() {
        return "groq";
    }

    @Override
    public Class<GroqSettings> settings() {
        return GroqSettings.class;
    }

    @Override
    public ProviderProfile profile() {
        return ProviderProfile.configured("GROQ", "groq/");
    }

    @Override
    public Provider create(GroqSettings settings, ComponentContext context) {
        Endpoint endpoint = Endpoint.of(this, settings, context, BaseUrl.withVersion(settings.baseUrl(), "openai/v1"));
        return new CompatibleProvider(endpoint, CHATS, MODELS::traits);
    }
}
