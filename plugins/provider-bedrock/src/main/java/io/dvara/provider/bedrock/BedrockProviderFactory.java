package io.dvara.provider.bedrock;

import io.dvara.api.ComponentContext;
import io.dvara.api.provider.Provider;
import io.dvara.api.provider.ProviderFactory;
import io.dvara.api.provider.ProviderProfile;
import org.pf4j.Extension;

/** Makes providers of the models on Amazon Bedrock. */
@Extension
public final class BedrockProviderFactory implements ProviderFactory<BedrockSettings> {

    /** Makes the factory; called by the gateway. */
    public BedrockProviderFactory() {}

    @Override
    public String type() {
        return "bedrock";
    }

    @Override
    public Class<BedrockSettings> settings() {
        return BedrockSettings.class;
    }

    @Override
    public ProviderProfile profile() {
        return ProviderProfile.configured("BEDROCK", "bedrock/");
    }

    @Override
    public Provider create(BedrockSettings settings, ComponentContext context) {
        return new BedrockProvider(settings, context);
    }
}
