package io.dvara.provider.ollama;

import io.dvara.api.ComponentContext;
import io.dvara.api.provider.Provider;
import io.dvara.api.provider.ProviderFactory;
import io.dvara.api.provider.ProviderProfile;
import org.pf4j.Extension;

/** Makes providers that answer {@code ollama/…} models, once {@code OLLAMA_ENABLED=true}. */
@Extension
public final class OllamaFactory implements ProviderFactory<OllamaSettings> {

    /** Made by the gateway. */
    public OllamaFactory() {}

    @Override
    public String type() {
        return "ollama";
    }

    @Override
    public Class<OllamaSettings> settings() {
        return OllamaSettings.class;
    }

    @Override
    public ProviderProfile profile() {
        return ProviderProfile.configured("OLLAMA", "ollama/");
    }

    @Override
    public Provider create(OllamaSettings settings, ComponentContext context) {
        return new OllamaProvider(settings, context);
    }
}
