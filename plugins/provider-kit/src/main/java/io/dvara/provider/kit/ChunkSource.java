package io.dvara.provider.kit;

import io.dvara.api.chat.ChatChunk;
import java.util.Optional;

/** Decodes a vendor's answer chunk by chunk, as it is asked to. */
@FunctionalInterface
public interface ChunkSource {

    /**
     * Returns the next chunk, blocking for it; nothing at the end of the answer.
     *
     * @throws io.dvara.api.provider.ProviderException when the answer breaks off, is malformed or is
     *     an error
     */
    Optional<ChatChunk> next();
}
