package io.dvara.api.http;

import io.dvara.api.Stable;
import io.dvara.api.provider.Call;

/**
 * The gateway's HTTP client: pooled, bound to the call's time limits, ended with the call.
 *
 * <p>Safe for many threads, blocks the calling one. It follows no redirects, keeps no cookies and
 * never retries; it adds the trace context and reports upstream time to the gateway's metrics.
 */
@Stable
public interface HttpClient {

    /**
     * Sends a request and waits for the head of the answer, whatever its status.
     *
     * @throws io.dvara.api.provider.ProviderException when there is no answer: unreachable, timed out
     *     or cancelled
     */
    HttpAnswer send(HttpCall request, Call call);
}
