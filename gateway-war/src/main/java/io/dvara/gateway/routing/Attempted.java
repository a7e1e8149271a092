package io.dvara.gateway.routing;

import io.dvara.api.provider.ProviderException;

/** What one provider is asked for; {@code T} is what it gives. */
@FunctionalInterface
interface Attempted<T> {

    /**
     * Asks a target.
     *
     * @throws ProviderException when it does not serve
     */
    T ask(Target target, TrackedAttempt attempt);
}
