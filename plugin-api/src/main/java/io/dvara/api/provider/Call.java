package io.dvara.api.provider;

import io.dvara.api.Stable;
import io.dvara.api.chat.Media;
import java.time.Duration;
import java.util.Optional;

/**
 * One attempt to serve one request; passed on to every call of the lent HTTP client.
 *
 * <p>It carries the time limits and the cancelling of the attempt, which plugins need not know: when
 * a limit passes or the caller leaves, the plugin's HTTP calls fail with a {@link ProviderException}.
 * Safe for many threads.
 */
@Stable
public interface Call {

    /** Returns the id under which logs and spans speak of this request. */
    String traceId();

    /** Returns a header of the client's request, such as a vendor's feature switch; never a credential. */
    Optional<String> clientHeader(String name);

    /** Notes that a field of the request was left out because the vendor has no form for it. */
    void dropped(String field);

    /** Returns how much time is left for the whole attempt; zero when it is over. */
    Duration timeLeft();

    /**
     * Returns whether this call only leads to the gateway itself, as of a {@link Rehearsed} provider.
     *
     * <p>Then whatever does not go by the lent HTTP client, such as getting a token, is left out.
     */
    default boolean isRehearsed() {
        return false;
    }

    /**
     * Fetches what stands at an address that the client named, for a vendor that loads nothing itself.
     *
     * <p>Empty where the gateway does not fetch: unless its operator has switched that on, and in a
     * rehearsal. Blocks the thread that serves the call, and its time counts as the call's. What the
     * gateway will not or cannot fetch it tells by a {@link ProviderException} with the field.
     *
     * @param field of the request that holds the address, such as {@code messages[0].content[1]}
     */
    default Optional<Media.Inline> fetch(Media.Remote remote, String field) {
        return Optional.empty();
    }
}
