package io.dvara.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.gateway.TestSettings;
import io.dvara.gateway.live.CallLimits;
import io.dvara.testkit.upstream.ReceivedRequest;
import io.dvara.testkit.upstream.Script;
import io.dvara.testkit.upstream.ScriptedUpstream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** When, and for how long, it is remembered that a host ends connections without a word. */
class SuddenEndsTest {

    private static final HttpHost ONE = new HttpHost("one.test");
    private static final HttpHost OTHER = new HttpHost("other.test");

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final CallLimits PATIENT = new CallLimits(LONG, LONG, LONG, LONG, 1 << 20);

    private final AtomicLong now = new AtomicLong(-5);
    private final SuddenEnds ends = new SuddenEnds(now::get);

    @Test
    void remembersAHostAloneAndForTenMinutes() {
        ends.note(ONE);
        assertThat(ends.seenAt(ONE)).isTrue();
        assertThat(ends.seenAt(OTHER)).isFalse();
        now.addAndGet(Duration.ofMinutes(10).minusNanos(1).toNanos());
        assertThat(ends.seenAt(ONE)).isTrue();
        now.incrementAndGet();
        assertThat(ends.seenAt(ONE)).isFalse();
    }

    @Test
    @DisplayName("R-13: a client that leaves makes no host suspect, whose kept connections would each be looked at")
    void holdsNothingAgainstAHostWhoseConnectionTheGatewayCloses() throws Exception {
        Watch watch = new Watch();
        Attempts attempts = new Attempts(watch, new MediaFetch(TestSettings.usual()));
        try (ScriptedUpstream upstream = ScriptedUpstream.start();
                CloseableHttpClient client = Connections.pooled(TestSettings.usual(), ends)) {
            HttpHost host = new HttpHost("http", "127.0.0.1", upstream.port());
            upstream.enqueue(Script.json(200, "{}"), Script.silence());
            try (Attempt first = attempts.open(PATIENT, new TestCaller())) {
                EntityUtils.consume(send(client, host, first).getEntity());
            }
            try (Attempt second = attempts.open(PATIENT, new TestCaller())) {
                CompletableFuture<ClassicHttpResponse> answer =
                        CompletableFuture.supplyAsync(() -> send(client, host, second));
                List<ReceivedRequest> requests = upstream.awaitRequests(2);
                assertThat(requests.getLast().arrival().connection())
                        .isEqualTo(requests.getFirst().arrival().connection());
                second.cancel();
                assertThatThrownBy(answer::join).hasCauseInstanceOf(UncheckedIOException.class);
            }
            assertThat(ends.seenAt(host)).isFalse();
        }
    }

    private static ClassicHttpResponse send(CloseableHttpClient client, HttpHost host, Attempt attempt) {
        OutgoingRequest request = new OutgoingRequest("GET", URI.create(host.toURI() + "/"));
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(Connections.ATTEMPT, attempt);
        attempt.begin(request::cancel);
        try {
            return client.executeOpen(host, request, context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
