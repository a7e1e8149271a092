package io.dvara.provider.anthropic;

import io.dvara.api.ComponentContext;
import io.dvara.api.provider.Provider;
import io.dvara.api.provider.ProviderFactory;
import io.dvara.api.provider.ProviderProfile;
import org.pf4j.Extension;

/** Makes providers of Anthropic's models. */
@Extension
public final class AnthropicProviderFactory implements ProviderFactory<AnthropicSettings> {

    /** Makes the factory; called by the gateway. */
    public AnthropicProviderFactory() {}

    @Override
    public String type() {
        return "anthropic";
    }

    @Override
    public Class<AnthropicSettings> settings() {
        return AnthropicSettings.class;
    }

    @Override
    public ProviderProfile profile() {
        return ProviderProfile.configured("ANTHROPIC", "claude", "anthropic/");
    }

    @Override
    public Provider create(AnthropicSettings settings, ComponentContext context) {
        return new AnthropicProvider(settings, context);
    }
}
