package io.dvara.gateway.http.dialect;

import io.dvara.gateway.pipeline.Exchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A dialect whose clients can ask how many tokens a request has; safe for many threads. */
public interface CountingDialect extends PublicDialect {

    /**
     * Reads a request whose answer is not asked for, to the end of its body.
     *
     * @throws io.dvara.gateway.refusal.Refusal when the body is none
     */
    Prompt prompt(InputStream body, Exchange exchange);

    /** Writes how many tokens a request has. */
    void writeCount(long tokens, OutputStream out) throws IOException;
}
