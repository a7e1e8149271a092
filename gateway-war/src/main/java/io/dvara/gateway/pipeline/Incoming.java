package io.dvara.gateway.pipeline;

import io.dvara.api.Secret;
import io.dvara.gateway.upstream.ClientConnection;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is known of a request before its body is read.
 *
 * @param traceId taken over or made
 * @param traceParent the W3C trace context to send upstream
 * @param sessionId of an agent's session
 * @param key the caller's API key
 * @param endpoint the path after {@code /v1/}, such as {@code chat/completions}, for the log
 * @param hops gateways passed, this one included
 * @param headers gives the client's headers but credentials; callable on any thread
 * @param connection the client's connection; empty when it cannot be watched
 * @param detour where upstream calls lead when the request is a rehearsed one
 * @param arrivedNanos by {@code System.nanoTime}
 */
public record Incoming(
        String traceId,
        String traceParent,
        Optional<String> sessionId,
        Optional<Secret> key,
        String endpoint,
        int hops,
        Function<String, Optional<String>> headers,
        Optional<ClientConnection> connection,
        Optional<URI> detour,
        long arrivedNanos) {}
