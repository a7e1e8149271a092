package io.dvara.provider.cohere;

import io.dvara.api.ComponentContext;
import io.dvara.api.provider.Provider;
import io.dvara.api.provider.ProviderFactory;
import io.dvara.api.provider.ProviderProfile;
import org.pf4j.Extension;

/** Makes providers of Cohere's models. */
@Extension
public final class CohereProviderFactory implements ProviderFactory<CohereSettings> {

    /** Makes the factory; called by the gateway. */
    public CohereProviderFactory() {}

    @Override
    public String type() {
        return "cohere";
    }

    @Override
    public Class<CohereSettings> settings() {
        return CohereSettings.class;
    }

    @Override
    public ProviderProfile profile() {
        return ProviderProfile.configured("COHERE", "command", "c4ai-", "embed-", "cohere/");
    }

    @Override
    public Provider create(CohereSettings settings, ComponentContext context) {
        return new CohereProvider(settings, context);
    }
}
