package io.dvara.gateway.pipeline;

import io.dvara.api.chat.ChatRequest;

/**
 * The two forms of a request whose dialect says what others have no words for; safe for many threads.
 *
 * <p>Each throws a {@link io.dvara.api.provider.ProviderException} when the provider cannot be asked.
 */
public interface Forms {

    /** Returns the request for a provider that speaks its dialect. */
    ChatRequest spoken(ChatRequest request, Addressee to);

    /** Returns the request for a provider that does not. */
    ChatRequest translated(ChatRequest request, Addressee to);
}
