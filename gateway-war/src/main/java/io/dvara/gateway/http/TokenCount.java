package io.dvara.gateway.http;

import io.dvara.api.http.HttpHeaders;
import io.dvara.gateway.http.dialect.CountingDialect;
import io.dvara.gateway.http.dialect.ErrorForm;
import io.dvara.gateway.http.dialect.Prompt;
import io.dvara.gateway.pipeline.CountedTokens;
import io.dvara.gateway.pipeline.Exchange;
import io.dvara.gateway.pipeline.Pipeline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * Counts the tokens of a request without having it answered.
 *
 * @param pipeline counts
 * @param dialect reads the request
 */
record TokenCount(Pipeline pipeline, CountingDialect dialect) implements Endpoint {

    private static final HttpHeaders ESTIMATED = HttpHeaders.NONE.with("X-Dvara-Usage-Estimated", "true");

    @Override
    public void serve(Exchange exchange, RequestBody body, Reply reply) throws IOException {
        Prompt prompt = dialect.prompt(body.open(), exchange);
        exchange.asked(prompt.model());
        CountedTokens tokens = prompt.counting().count(pipeline, exchange);
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        dialect.writeCount(tokens.count(), json);
        reply.whole(json, tokens.source() == CountedTokens.Source.ESTIMATE ? ESTIMATED : HttpHeaders.NONE);
    }

    @Override
    public ErrorForm errors() {
        return dialect.errors();
    }
}
