package io.dvara.provider.gemini;

import io.dvara.api.ComponentContext;
import io.dvara.api.provider.Provider;
import io.dvara.api.provider.ProviderFactory;
import io.dvara.api.provider.ProviderProfile;
import org.pf4j.Extension;

/** Makes providers of Google's Gemini models. */
@Extension
public final class GeminiProviderFactory implements ProviderFactory<GeminiSettings> {

    /** Makes the factory; called by the gateway. */
    public GeminiProviderFactory() {}

    @Override
    public String type() {
        return "gemini";
    }

    @Override
    public Class<GeminiSettings> settings() {
        return GeminiSettings.class;
    }

    @Override
    public ProviderProfile profile() {
        return ProviderProfile.configured("GEMINI", "gemini");
    }

    @Override
    public Provider create(GeminiSettings settings, ComponentContext context) {
        return new GeminiProvider(settings, context);
    }
}
