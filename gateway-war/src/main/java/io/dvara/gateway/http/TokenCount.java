package io.dvara.gateway.http;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.http.HttpHeaders;
import io.dvara.gateway.http.dialect.ErrorForm;
import io.dvara.gateway.http.messages.MessagesDialect;
import io.dvara.gateway.pipeline.CountedTokens;
import io.dvara.gateway.pipeline.Exchange;
import io.dvara.gateway.pipeline.Pipeline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * Counts the tokens of messages without having them answered.
 *
 * @param pipeline counts
 * @param dialect reads the messages
 */
record TokenCount(Pipeline pipeline, MessagesDialect dialect) implements Endpoint {

    private static final HttpHeaders ESTIMATED = HttpHeaders.NONE.with("X-Dvara-Usage-Estimated", "true");

    @Override
    public void serve(Exchange exchange, RequestBody body, Reply reply) throws IOException {
        ChatRequest request = dialect.readPrompt(body.open());
        exchange.asked(request.model());
        CountedTokens tokens = pipeline.count(exchange, request);
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        dialect.writeCount(tokens.count(), json);
        reply.whole(json, tokens.source() == CountedTokens.Source.ESTIMATE ? ESTIMATED : HttpHeaders.NONE);
    }

    @Override
    public ErrorForm errors() {
        return dialect.errors();
    }
}
