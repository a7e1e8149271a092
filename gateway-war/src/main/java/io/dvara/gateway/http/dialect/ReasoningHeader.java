package io.dvara.gateway.http.dialect;

import io.dvara.gateway.pipeline.Exchange;

/** The header by which clients of all dialects say that they wish to see no thoughts. */
public final class ReasoningHeader {

    private static final String NAME = "X-Dvara-Reasoning";

    private ReasoningHeader() {}

    /** Returns whether a request wishes to see none. */
    public static boolean isOff(Exchange exchange) {
        return exchange.header(NAME).filter("off"::equalsIgnoreCase).isPresent();
    }
}
