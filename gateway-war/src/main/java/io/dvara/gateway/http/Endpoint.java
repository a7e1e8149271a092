package io.dvara.gateway.http;

import io.dvara.gateway.pipeline.Exchange;
import java.io.IOException;

/** What is done for a request that came through the door; blocks, on the request's thread. */
@FunctionalInterface
interface Endpoint {
    void serve(Exchange exchange, RequestBody body, Reply reply) throws IOException;
}
