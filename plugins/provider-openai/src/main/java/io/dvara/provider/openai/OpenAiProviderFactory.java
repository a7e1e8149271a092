package io.dvara.provider.openai;

import io.dvara.api.ComponentContext;
import io.dvara.api.provider.Provider;
import io.dvara.api.provider.ProviderFactory;
import io.dvara.api.provider.ProviderProfile;
import org.pf4j.Extension;

/** Makes providers that speak the OpenAI API. */
@Extension
public final class OpenAiProviderFactory implements ProviderFactory<OpenAiSettings> {

    static final String TYPE = "openai";

    /** For the plugin loader. */
    public OpenAiProviderFactory() {}

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Class<OpenAiSettings> settings() {
        return OpenAiSettings.class;
    }

    @Override
    public ProviderProfile profile() {
        return ProviderProfile.configured(
                "OPENAI", "gpt", "o1", "o3", "o4", "chatgpt", "text-embedding", "davinci", "openai/");
    }

    @Override
    public Provider create(OpenAiSettings settings, ComponentContext context) {
        return OpenAiProviders.of(settings, context);
    }
}
