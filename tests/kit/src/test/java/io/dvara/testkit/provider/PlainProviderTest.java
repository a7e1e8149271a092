package io.dvara.testkit.provider;

import io.dvara.api.ComponentContext;
import io.dvara.api.provider.Provider;
import java.net.URI;

/** Proves that a small provider can keep the contract. */
class PlainProviderTest extends ProviderContract {

    @Override
    protected Provider provider(URI baseUri, String apiKey, ComponentContext context) {
        return new PlainProvider(baseUri, apiKey, context);
    }

    @Override
    protected StreamForm streamForm() {
        return StreamForm.LINES;
    }
}
