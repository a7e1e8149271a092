package io.dvara.gateway.plugins;

import io.dvara.api.provider.ProviderFactory;
import io.dvara.api.provider.ProviderProfile;

/**
 * A factory of providers.
 *
 * @param type the name that a configuration asks for
 * @param profile how its providers are turned on
 * @param factory makes them
 */
record ProviderType(String type, ProviderProfile profile, ProviderFactory<?> factory) implements FactoryType {

    @Override
    public FactoryKind kind() {
        return FactoryKind.PROVIDER;
    }
}
