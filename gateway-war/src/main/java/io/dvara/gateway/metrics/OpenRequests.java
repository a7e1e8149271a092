package io.dvara.gateway.metrics;

import io.dvara.gateway.wiring.SingleInstance;
import java.util.concurrent.atomic.AtomicInteger;

/** How many requests and streams are open now, as reported to {@link GatewayMetrics}; safe for many threads. */
@SingleInstance
public class OpenRequests {

    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger streams = new AtomicInteger();

    /** Returns the requests that came in and have not ended. */
    public int requests() {
        return requests.get();
    }

    /** Returns the streams that have begun and have not ended. */
    public int streams() {
        return streams.get();
    }

    void requestsChanged(int by) {
        requests.addAndGet(by);
    }

    void streamsChanged(int by) {
        streams.addAndGet(by);
    }
}
