package com.example.echo;

import io.dvara.api.ComponentContext;
import io.dvara.api.provider.Provider;
import io.dvara.api.provider.ProviderFactory;
import io.dvara.api.provider.ProviderProfile;
import org.pf4j.Extension;

/** Makes echo providers, which answer {@code echo/<any model>} once {@code ECHO_ENABLED=true}. */
@Extension
public final class EchoFactory implements ProviderFactory<EchoSettings> {

    @Override
    public String type() {
        return "echo";
    }

    @Override
    public Class<EchoSettings> settings() {
        return EchoSettings.class;
    }

    @Override
    public ProviderProfile profile() {
        return ProviderProfile.configured("ECHO", "echo/");
    }

    @Override
    public Provider create(EchoSettings settings, ComponentContext context) {
        return new EchoProvider(settings);
    }
}
