package io.dvara.provider.bedrock;

import io.dvara.api.provider.ProviderException;

/** Makes the refusals of what the vendor's API cannot express. */
final class Unsupported {

    private Unsupported() {}

    /** Refuses a field; the reason completes "Bedrock …". */
    static ProviderException field(String path, String reason) {
        return ProviderException.unsupported(path, path + ": Bedrock " + reason);
    }
}
