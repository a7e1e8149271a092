package io.dvara.system;

import static io.dvara.system.TwoUpstreams.Pair.seen;
import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.testkit.upstream.Script;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Upstreams that never stop: their calls end at a limit, and leave no thread behind. */
@ExtendWith(TwoUpstreams.class)
class EndlessTest {

    private static final int CLIENTS = 20;
    private static final Duration SOON = Duration.ofSeconds(1);

    private final TwoUpstreams.Pair pair;

    @TempDir
    Path folder;

    EndlessTest(TwoUpstreams.Pair pair) {
        this.pair = pair;
    }

    static Stream<Arguments> endless() {
        Script begun = Script.events().event(Answers.text("one"));
        String large = Answers.text("y".repeat(1 << 20));
        return Stream.of(
                Arguments.of(
                        "brief",
                        "the duration",
                        begun.endlessly(s -> s.event(Answers.text("x")).pause(Duration.ofMillis(20))),
                        "PROVIDER_TIMEOUT"),
                Arguments.of("halting", "the gap", begun.stall(), "PROVIDER_TIMEOUT"),
                Arguments.of(
                        "solo",
                        "the bytes",
                        begun.endlessly(s -> s.event(large).pause(Duration.ofMillis(60))),
                        "PROVIDER_ERROR"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("endless")
    @DisplayName("R-10: a stream without end is ended by each limit, and the thread count returns to its start value")
    void endsAndLeavesNoThreadBehind(String prefix, String limit, Script script, String code) throws IOException {
        TwoUpstreams.await("no request is open", () -> pair.requests() == 0);
        int before = threads();
        Timely.within(SOON, () -> untilAllHaveEnded(pair.model(prefix), script, code));
        TwoUpstreams.await("the gateway has as many threads as before", () -> threads() <= before);
    }

    /** Returns after how long the upstream has seen the end of all calls whose clients were told of it. */
    private Duration untilAllHaveEnded(String model, Script script, String code) {
        pair.first(model, script);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                answers.add(CompletableFuture.supplyAsync(() -> pair.ask(Http.stream(model)), clients));
            }
            pair.first().awaitRequests(CLIENTS, Gateway.asksFor(model), Duration.ofSeconds(60));
            assertThat(answers)
                    .allSatisfy(answer -> assertThat(Http.error(answer.join()).getString("code"))
                            .isEqualTo(code));
        }
        return seen(pair.first(), model).stream()
                .map(it -> Timely.untilClosed(pair.first(), it))
                .max(Duration::compareTo)
                .orElseThrow();
    }

    /** Counts the threads, virtual ones included, that are in code of the gateway. */
    private int threads() {
        Path dump = folder.resolve("threads.txt");
        new Jcmd(pair.server()).run("Thread.dump_to_file", "-overwrite", dump.toString());
        try {
            String all = Files.readString(dump);
            assertThat(all).as("threads that are seen").contains("\"dvara-watch\"");
            return (int) Stream.of(all.split("\n\\s*\n"))
                    .filter(thread -> thread.contains("io.dvara.gateway."))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException("the threads cannot be read", e);
        }
    }
}
