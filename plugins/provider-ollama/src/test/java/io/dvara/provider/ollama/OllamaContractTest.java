package io.dvara.provider.ollama;

import io.dvara.api.ComponentContext;
import io.dvara.api.Secret;
import io.dvara.api.provider.Provider;
import io.dvara.testkit.provider.ProviderContract;
import io.dvara.testkit.provider.StreamForm;
import java.net.URI;
import java.util.Optional;

class OllamaContractTest extends ProviderContract {

    @Override
    protected Provider provider(URI baseUri, String apiKey, ComponentContext context) {
        return new OllamaFactory().create(new OllamaSettings(baseUri, Optional.of(Secret.of(apiKey))), context);
    }

    @Override
    protected StreamForm streamForm() {
        return StreamForm.LINES;
    }
}
