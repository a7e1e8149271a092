package io.dvara.system;

import static io.dvara.system.TwoUpstreams.Pair.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.testkit.upstream.Gate;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** More than a provider bears, and more than the gateway does, judged by all callers and by the upstream. */
@ExtendWith(TwoUpstreams.class)
@DisplayName("load that is too much is shed, and what was let in is served")
class SheddingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int TOO_MANY = 10;

    private final TwoUpstreams.Pair pair;
    private final Gate gate = Gate.closed();

    SheddingTest(TwoUpstreams.Pair pair) {
        this.pair = pair;
    }

    /**
     * Bounds of the gateway's configuration.
     *
     * @param prefix of models to which they apply
     * @param calls in flight
     * @param waiting for their turn
     * @param setting that a caller is told of
     */
    private record Bounds(String prefix, int calls, int waiting, String setting) {}

    private static final Bounds OF_A_PROVIDER = new Bounds("narrow", 4, 24, "dvara.concurrency.max-calls");
    private static final Bounds OF_THE_GATEWAY = new Bounds("calm", 64, 32, "dvara.requests.max-in-flight");

    @Test
    void shedsWhatIsTooMuchForAProvider() throws Exception {
        shedsBeyond(OF_A_PROVIDER);
    }

    @Test
    void shedsWhatIsTooMuchForTheGateway() throws Exception {
        shedsBeyond(OF_THE_GATEWAY);
    }

    @Test
    void shedsWhoHasWaitedForAsLongAsOneMay() throws Exception {
        String model = pair.model("hasty");
        try (Holders _ = new Holders(pair, 1, model)) {
            long begun = System.nanoTime();
            assertShed(pair.ask(Http.chat(model)), OF_A_PROVIDER);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
            assertThat(seen(pair.first(), model)).hasSize(1);
        }
    }

    @Test
    void asksAnotherProviderAtOnceWhereOneIsFull() throws Exception {
        String model = pair.model("full");
        pair.second(model, Answers.whole());
        try (Holders _ = new Holders(pair, OF_A_PROVIDER.calls(), pair.model("narrow"))) {
            HttpResponse<String> answer = pair.ask(Http.chat(model));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("X-Dvara-Provider")).contains("second");
            assertThat(answer.headers().firstValue("X-Dvara-Attempts")).contains("1");
        }
        assertThat(seen(pair.first(), model)).isEmpty();
    }

    /** Lets ten more come than may, and lets the upstream answer when ten have been told to come back. */
    private void shedsBeyond(Bounds bounds) throws Exception {
        String model = pair.model(bounds.prefix());
        pair.first(model, Answers.whole().heldBy(gate));
        int room = bounds.calls() + bounds.waiting();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < room + TOO_MANY; i++) {
                answers.add(clients.submit(() -> pair.ask(Http.chat(model))));
            }
            TwoUpstreams.await(
                    "some are shed",
                    () -> answers.stream().filter(Future::isDone).count() == TOO_MANY);
            List<Future<HttpResponse<String>>> shed =
                    answers.stream().filter(Future::isDone).toList();
            for (Future<HttpResponse<String>> answer : shed) {
                assertShed(answer.get(), bounds);
            }
            pair.first().awaitRequests(bounds.calls(), Gateway.asksFor(model), PATIENCE);
            assertThat(seen(pair.first(), model)).hasSize(bounds.calls());
            gate.open();
            answers.removeAll(shed);
            for (Future<HttpResponse<String>> answer : answers) {
                assertThat(answer.get().statusCode()).as(answer.get().body()).isEqualTo(200);
            }
        }
        assertThat(seen(pair.first(), model)).hasSize(room);
    }

    private static void assertShed(HttpResponse<String> answer, Bounds bounds) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(Http.error(answer).getString("code")).isEqualTo("OVERLOADED");
        assertThat(Http.error(answer).getString("message")).contains(bounds.setting());
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    }

    @BeforeEach
    void nothingIsHeld() {
        TwoUpstreams.await("no request is open", () -> pair.requests() == 0);
    }
}
