package io.dvara.api.provider;

import io.dvara.api.Preview;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.Delivery;
import jakarta.json.JsonObject;
import java.util.stream.Stream;

/**
 * A provider whose vendor keeps answers under ids, to be asked for again.
 *
 * <p>An answer that is recalled comes as one that is asked for does: its texts in the canonical form,
 * all else in the words of the dialect. The rules of {@link ChatProvider#chat} hold.
 */
@Preview
public interface KeptAnswers extends Provider {

    /**
     * Which answer, and how much of it.
     *
     * @param id the vendor's id
     * @param query the encoded query of the client's request; empty when it has none
     */
    @Preview
    record Kept(String id, String query) {}

    /**
     * Opens an answer that is kept, finished or not.
     *
     * @throws ProviderException here or while the stream is pulled
     */
    Stream<ChatChunk> recall(Kept kept, Delivery delivery, Call call);

    /**
     * Ends an answer that is still being made, and returns what there is of it.
     *
     * @throws ProviderException when the vendor does not answer or refuses
     */
    Stream<ChatChunk> cancel(Kept kept, Call call);

    /**
     * Forgets an answer and returns what the vendor says.
     *
     * @throws ProviderException when the vendor does not answer or refuses
     */
    JsonObject forget(Kept kept, Call call);

    /**
     * Returns the page of items that the answer was asked for with, in the vendor's words.
     *
     * @throws ProviderException when the vendor does not answer or refuses
     */
    JsonObject input(Kept kept, Call call);
}
