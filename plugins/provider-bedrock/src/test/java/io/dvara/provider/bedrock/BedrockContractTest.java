package io.dvara.provider.bedrock;

import io.dvara.api.ComponentContext;
import io.dvara.api.provider.Provider;
import io.dvara.testkit.provider.ProviderContract;
import io.dvara.testkit.provider.StreamForm;
import java.net.URI;

/** What every provider must do, for Bedrock; its models are of the generation of Claude 4.5. */
class BedrockContractTest extends ProviderContract {

    @Override
    protected Provider provider(URI baseUri, String apiKey, ComponentContext context) {
        return new BedrockProviderFactory().create(Rig.signed(baseUri, apiKey), context);
    }

    @Override
    protected String model() {
        return "us.anthropic.claude-sonnet-4-5-20250929-v1:0";
    }

    @Override
    protected StreamForm streamForm() {
        return new Frames();
    }
}
