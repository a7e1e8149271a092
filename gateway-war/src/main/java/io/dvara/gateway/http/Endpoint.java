package io.dvara.gateway.http;

import io.dvara.gateway.http.chat.ChatErrors;
import io.dvara.gateway.http.dialect.ErrorForm;
import io.dvara.gateway.pipeline.Exchange;
import java.io.IOException;

/** What is done for a request that came through the door; blocks, on the request's thread. */
@FunctionalInterface
interface Endpoint {
    void serve(Exchange exchange, RequestBody body, Reply reply) throws IOException;

    /** Returns how errors are told, those at the door too. */
    default ErrorForm errors() {
        return ChatErrors.FORM;
    }
}
