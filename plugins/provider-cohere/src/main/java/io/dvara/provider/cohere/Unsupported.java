package io.dvara.provider.cohere;

import io.dvara.api.provider.ProviderException;

/** Makes the refusals of what the vendor's API cannot express. */
final class Unsupported {

    private Unsupported() {}

    /** Refuses a field; the reason completes "Cohere …". */
    static ProviderException field(String path, String reason) {
        return ProviderException.unsupported(path, path + ": Cohere " + reason);
    }
}
