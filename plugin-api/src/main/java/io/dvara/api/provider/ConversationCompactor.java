package io.dvara.api.provider;

import io.dvara.api.Preview;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Usage;
import jakarta.json.JsonObject;
import java.util.Optional;

/** A provider whose vendor shortens conversations, so that a later turn can go on with less. */
@Preview
public interface ConversationCompactor extends Provider {

    /**
     * A conversation that was shortened.
     *
     * @param answer what the vendor says, in the words of the request's dialect
     * @param usage what that took
     */
    @Preview
    record Compacted(JsonObject answer, Optional<Usage> usage) {}

    /**
     * Shortens the conversation of a request; blocks.
     *
     * @throws ProviderException when the vendor does not answer or refuses
     */
    Compacted compact(ChatRequest request, Call call);
}
