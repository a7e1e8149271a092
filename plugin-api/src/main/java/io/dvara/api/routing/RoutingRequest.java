package io.dvara.api.routing;

import io.dvara.api.Stable;
import io.dvara.api.chat.Delivery;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a strategy may know of a request; never what was said in it.
 *
 * @param model the name that the client sent
 * @param delivery whole or piece by piece
 * @param parties who is asking
 * @param inputTokens of the prompt, by a rough estimate
 * @param maxOutputTokens the most that the client wants
 */
@Stable
public record RoutingRequest(
        String model, Delivery delivery, Parties parties, long inputTokens, OptionalLong maxOutputTokens) {

    /**
     * Who is asking; each of them is a name that tells apart, and no credential.
     *
     * @param caller whose key it is
     * @param session of an agent, as the client names it
     * @param user the end user, as the client names them
     */
    @Stable
    public record Parties(Optional<String> caller, Optional<String> session, Optional<String> user) {

        /** Nobody is known. */
        public static final Parties UNKNOWN = new Parties(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Makes a request of which no more is known. */
    public static RoutingRequest of(String model, Delivery delivery) {
        return new RoutingRequest(model, delivery, Parties.UNKNOWN, 0, OptionalLong.empty());
    }

    /** Returns this request with other parties. */
    public RoutingRequest from(Parties others) {
        return new RoutingRequest(model, delivery, others, inputTokens, maxOutputTokens);
    }
}
