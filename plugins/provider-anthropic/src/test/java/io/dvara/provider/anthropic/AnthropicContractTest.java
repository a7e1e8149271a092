package io.dvara.provider.anthropic;

import io.dvara.api.ComponentContext;
import io.dvara.api.Secret;
import io.dvara.api.provider.Provider;
import io.dvara.testkit.provider.ProviderContract;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What every provider must do, for Anthropic; its models are of the generation of Claude 4.5. */
class AnthropicContractTest extends ProviderContract {

    @Override
    protected Provider provider(URI baseUri, String apiKey, ComponentContext context) {
        AnthropicSettings settings =
                new AnthropicSettings(Secret.of(apiKey), baseUri, "2023-06-01", Optional.empty(), List.of());
        return new AnthropicProviderFactory().create(settings, context);
    }

    @Override
    protected String model() {
        return "claude-sonnet-4-5";
    }
}
