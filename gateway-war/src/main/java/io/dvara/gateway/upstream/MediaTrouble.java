package io.dvara.gateway.upstream;

import io.dvara.api.provider.ProviderException;

/**
 * Tells why what a field names is not fetched; never with the address, which may hold a secret.
 *
 * @param field of the request
 */
record MediaTrouble(String field) {

    /** Another provider may take the address as it is, and this one is not to blame. */
    ProviderException because(String reason) {
        return ProviderException.unsupported(
                field, field + ": the gateway does not get what stands at this address: " + reason);
    }
}
