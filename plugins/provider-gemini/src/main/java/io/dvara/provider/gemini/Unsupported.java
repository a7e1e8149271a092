package io.dvara.provider.gemini;

import io.dvara.api.provider.ProviderException;

/** Makes the refusals of what the vendor's API cannot express. */
final class Unsupported {

    private Unsupported() {}

    /** Refuses a field; the reason completes "Gemini …". */
    static ProviderException field(String path, String reason) {
        return ProviderException.unsupported(path, path + ": Gemini " + reason);
    }
}
