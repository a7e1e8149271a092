package io.dvara.testkit.upstream;

import java.time.Duration;
import java.time.Instant;

/**
 * The end of a connection as the peer of the upstream made it.
 *
 * @param at the moment, on the upstream's clock
 * @param after the time since the request had arrived
 * @param how orderly or by a reset
 */
public record PeerClosed(Instant at, Duration after, Cut how) {}
