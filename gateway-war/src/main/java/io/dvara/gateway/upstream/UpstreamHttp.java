package io.dvara.gateway.upstream;

import io.dvara.api.http.HttpAnswer;
import io.dvara.api.http.HttpCall;
import io.dvara.api.http.HttpClient;
import io.dvara.api.provider.Call;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.gateway.config.Settings;
import io.dvara.gateway.json.JacksonCodec;
import io.dvara.gateway.refusal.ErrorCode;
import io.dvara.gateway.refusal.Refusal;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;

/** The client that plugins are lent, over a pool of connections; every call is bound to its attempt. */
@SingleInstance
public class UpstreamHttp implements HttpClient {

    private static final int LOOP_DETECTED = 508;

    private final CloseableHttpClient client;
    private final OutgoingRequests requests;
    private final LeftOvers leftOvers;

    /** Makes a client with these limits. */
    @Inject
    public UpstreamHttp(Settings settings, JacksonCodec codec, Attempts attempts) {
        this.client = Connections.pooled(settings);
        this.requests = new OutgoingRequests(codec);
        this.leftOvers = new LeftOvers(attempts);
    }

    @PreDestroy
    void stop() throws IOException {
        client.close();
    }

    /** Returns whether connections of finished answers are still being cleared. */
    boolean clears() {
        return leftOvers.reads();
    }

    @Override
    public HttpAnswer send(HttpCall call, Call bound) {
        if (!(bound instanceof Attempt attempt)) {
            throw new IllegalArgumentException("pass on the Call that the gateway gave; this one is a "
                    + bound.getClass().getName());
        }
        URI uri = attempt.caller().detour().orElse(call.uri());
        OutgoingRequest request = requests.of(call, uri, attempt.caller());
        attempt.begin(request::cancel);
        attempt.caller().flush();
        try {
            return answer(request, open(uri, request, attempt), attempt);
        } finally {
            attempt.arrived();
        }
    }

    private ClassicHttpResponse open(URI uri, OutgoingRequest request, Attempt attempt) {
        HttpHost host = new HttpHost(uri.getScheme(), uri.getHost(), uri.getPort());
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(Connections.ATTEMPT, attempt);
        try {
            return client.executeOpen(host, request, context);
        } catch (IOException | RuntimeException e) {
            attempt.throwIfEnded();
            throw failure(uri, e);
        }
    }

    private HttpAnswer answer(OutgoingRequest request, ClassicHttpResponse response, Attempt attempt) {
        if (response.getCode() == LOOP_DETECTED) {
            leftOvers.cut(request);
            throw Refusal.of(
                    ErrorCode.LOOP_DETECTED,
                    "The address " + request.getAuthority() + " leads back to this gateway; correct the provider's"
                            + " base URL.");
        }
        Answer answer = new Answer(request, response, attempt, leftOvers);
        attempt.answered(answer.headers());
        return answer;
    }

    private static RuntimeException failure(URI uri, Exception e) {
        if (e instanceof ForbiddenAddress forbidden) {
            return forbidden.refusal(uri);
        }
        if (e instanceof IOException io) {
            return new ProviderException(Unreached.fault(io), Unreached.message(uri, io), io);
        }
        return new ProviderException(
                Fault.FAILED, "the request to " + uri.getAuthority() + " cannot be sent: " + e.getMessage(), e);
    }
}
