package io.dvara.system;

import io.dvara.testkit.upstream.Script;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Clients whose calls stand still at the first upstream, and hold what those calls hold until they leave. */
final class Holders implements AutoCloseable {

    private final List<RawClient> clients = new ArrayList<>();

    /** Lets so many clients ask for a model, and waits until the upstream has heard of all. */
    Holders(TwoUpstreams.Pair pair, int count, String model) throws IOException {
        pair.first(model, Script.silence());
        for (int i = 0; i < count; i++) {
            clients.add(RawClient.post(pair.server().uri("/v1/chat/completions"), Http.chat(model)));
        }
        pair.first().awaitRequests(count, Gateway.asksFor(model), Duration.ofSeconds(60));
    }

    @Override
    public void close() throws IOException {
        for (RawClient client : clients) {
            client.close();
        }
    }
}
