package io.dvara.provider.gemini;

import io.dvara.api.ComponentContext;
import io.dvara.api.Secret;
import io.dvara.api.provider.Provider;
import io.dvara.testkit.provider.ProviderContract;
import java.net.URI;
import java.util.Optional;

/** What every provider must do, for Gemini; its models are of the generation of Gemini 2.5. */
class GeminiContractTest extends ProviderContract {

    @Override
    protected Provider provider(URI baseUri, String apiKey, ComponentContext context) {
        GeminiSettings settings =
                new GeminiSettings(Optional.of(Secret.of(apiKey)), Optional.empty(), Optional.empty(), baseUri);
        return new GeminiProviderFactory().create(settings, context);
    }

    @Override
    protected String model() {
        return "gemini-2.5-flash";
    }
}
