package io.dvara.provider.kit;

import io.dvara.api.chat.ChatChunk;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** Decodes the events of one answer, for a vendor whose last event says that it is over. */
public interface EventDecoding {

    /**
     * Returns the chunk that an event makes, if it makes one.
     *
     * @throws io.dvara.api.provider.ProviderException when it is an error, or not what the API promises
     */
    Optional<ChatChunk> decode(JsonObject event);

    /**
     * Returns the chunks of an answer that came whole.
     *
     * @throws io.dvara.api.provider.ProviderException when it is an error, or not what the API promises
     */
    List<ChatChunk> whole(JsonObject answer);

    /** Returns whether the vendor has said that the answer is over. */
    boolean isStopped();

    /**
     * Checks that the events have ended where an answer may.
     *
     * @throws io.dvara.api.provider.ProviderException when the answer broke off
     */
    void end();
}
