package io.dvara.api.chat;

import io.dvara.api.Stable;
import java.util.Optional;

/**
 * Asks the vendor to cache the prompt up to here.
 *
 * @param ttl how long, in the vendor's words such as {@code 5m} or {@code 1h}
 */
@Stable
public record CacheMarker(Optional<String> ttl) {}
