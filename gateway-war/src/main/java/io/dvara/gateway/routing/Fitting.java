package io.dvara.gateway.routing;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.provider.Call;
import io.dvara.gateway.live.ProviderInstance;

/** Puts a request into the form that a provider takes. */
@FunctionalInterface
public interface Fitting {

    /** Every provider takes it as it is. */
    Fitting NONE = (request, _, _) -> request;

    /**
     * Returns the request for a provider.
     *
     * @throws io.dvara.api.provider.ProviderException when there is no form for it
     */
    ChatRequest fit(ChatRequest request, ProviderInstance provider, Call call);
}
