package io.dvara.gateway.http.dialect;

import io.dvara.gateway.pipeline.Exchange;
import java.io.InputStream;

/** One of the ways in which clients ask for answers that come in chunks; safe for many threads. */
public interface PublicDialect {

    /**
     * Reads a request to the end of its body.
     *
     * @throws io.dvara.gateway.refusal.Refusal when the body is not such a request
     */
    Question read(InputStream body, Exchange exchange);

    /** Returns how errors are told, from the first moment of a request on. */
    ErrorForm errors();
}
