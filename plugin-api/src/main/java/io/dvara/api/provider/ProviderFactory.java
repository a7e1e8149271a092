package io.dvara.api.provider;

import io.dvara.api.ComponentFactory;
import io.dvara.api.Stable;

/**
 * Makes providers; the extension point of provider plugins.
 *
 * @param <S> the settings of a provider
 */
@Stable
public interface ProviderFactory<S extends Record> extends ComponentFactory<S, Provider> {

    /** Returns how the gateway names, finds and turns on providers of this type. */
    ProviderProfile profile();
}
