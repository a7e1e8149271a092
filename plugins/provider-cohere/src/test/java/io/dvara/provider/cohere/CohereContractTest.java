package io.dvara.provider.cohere;

import io.dvara.api.ComponentContext;
import io.dvara.api.Secret;
import io.dvara.api.provider.Provider;
import io.dvara.testkit.provider.ProviderContract;
import java.net.URI;

/** What every provider must do, for Cohere; its model is one that thinks. */
class CohereContractTest extends ProviderContract {

    @Override
    protected Provider provider(URI baseUri, String apiKey, ComponentContext context) {
        return new CohereProviderFactory().create(new CohereSettings(Secret.of(apiKey), baseUri), context);
    }

    @Override
    protected String model() {
        return "command-a-plus-05-2026";
    }
}
