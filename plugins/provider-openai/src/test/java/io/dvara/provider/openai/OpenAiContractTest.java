package io.dvara.provider.openai;

import io.dvara.api.ComponentContext;
import io.dvara.api.Secret;
import io.dvara.api.provider.Provider;
import io.dvara.testkit.provider.ProviderContract;
import io.dvara.testkit.provider.TestContext;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** What every provider must do, for the OpenAI API. */
class OpenAiContractTest extends ProviderContract {

    @Override
    protected Provider provider(URI baseUri, String apiKey, ComponentContext context) {
        OpenAiSettings settings = new OpenAiSettings(
                Optional.of(Secret.of(apiKey)),
                baseUri,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
        return new OpenAiProviderFactory()
                .create(
                        settings,
                        new TestContext("openai", context.clock(), context.random(), context.http(), context.json()));
    }

    @Override
    protected String basePath() {
        return "/v1";
    }
}
