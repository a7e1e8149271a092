/**
 * A scripted upstream: an HTTP/1.1 server on loopback whose timing, cuts and stalls a test decides.
 *
 * <p>Tests of the gateway and authors of provider plugins call {@link
 * io.dvara.testkit.upstream.ScriptedUpstream}; {@link
 * io.dvara.testkit.upstream.RecordedExchanges} replays real traffic through it. Nothing here knows
 * the gateway, a plugin or a vendor's dialect, and nothing outside the JDK and {@code jakarta.json}.
 */
@NullMarked
package io.dvara.testkit.upstream;

import org.jspecify.annotations.NullMarked;
