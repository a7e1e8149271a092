package io.dvara.api.provider;

import io.dvara.api.Preview;
import io.dvara.api.chat.ChatRequest;

/** A provider whose vendor counts the tokens of a chat without answering it; for others the gateway estimates. */
@Preview
public interface TokenCounter extends Provider {

    /**
     * Counts the tokens of all that the model would read: messages, system prompt and tools; blocks.
     *
     * <p>What the request says of the answer alone does not matter.
     *
     * @throws ProviderException when the vendor does not answer or refuses; with {@link
     *     Fault#UNSUPPORTED_PARAMETER} where it does not count for this model, whose tokens are estimated then
     */
    long countTokens(ChatRequest request, Call call);
}
