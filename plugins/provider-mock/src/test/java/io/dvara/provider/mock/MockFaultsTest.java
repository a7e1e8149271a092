package io.dvara.provider.mock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.FinishReason;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.testkit.provider.TestCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MockFaultsTest {

    @ParameterizedTest
    @CsvSource({
        "error-400, REJECTED",
        "error-401, CREDENTIAL_REFUSED",
        "error-404, MODEL_NOT_FOUND",
        "error-429, RATE_LIMITED",
        "error-500, FAILED",
        "error-503, UNAVAILABLE",
        "error-context, CONTEXT_WINDOW_EXCEEDED",
        "error-filter, CONTENT_FILTERED",
        "error-42, MODEL_NOT_FOUND",
        "gpt+error-429, RATE_LIMITED",
        "cut-early, BROKEN"
    })
    void failsAsTheModelsNameSays(String model, Fault fault) {
        assertThat(failure(request(model, Delivery.WHOLE), TestCall.plain()).fault())
                .isEqualTo(fault);
        assertThat(failure(request(model, Delivery.STREAMED), TestCall.plain()).fault())
                .isEqualTo(fault);
    }

    @Test
    @DisplayName("R-31: a limited rate says how long to wait")
    void saysHowLongToWait() {
        assertThat(failure(request("error-429", Delivery.WHOLE), TestCall.plain())
                        .details()
                        .retryAfter())
                .contains(Duration.ofSeconds(1));
    }

    @Test
    @DisplayName("R-08: an answer that is cut never ends clean")
    void cutsInTheMiddle() {
        List<ChatChunk> seen = new ArrayList<>();
        assertThatThrownBy(() -> {
                    try (Stream<ChatChunk> chunks =
                            Asking.provider().chat(request("cut", Delivery.STREAMED), TestCall.plain())) {
                        chunks.forEach(seen::add);
                    }
                })
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        failure -> assertThat(failure.fault()).isEqualTo(Fault.BROKEN));
        assertThat(seen.stream().filter(ChatChunk::hasContent)).hasSize(3);
        assertThat(seen).noneMatch(chunk -> chunk.usage().isPresent());
        assertThat(failure(request("cut", Delivery.WHOLE), TestCall.plain()).fault())
                .isEqualTo(Fault.BROKEN);
    }

    @ParameterizedTest
    @EnumSource(Delivery.class)
    void waitsNoLongerThanTheCallLasts(Delivery delivery) {
        for (Duration left : List.of(Duration.ZERO, Duration.ofMillis(5))) {
            TestCall ending = TestCall.plain().withTimeLeft(left);
            for (String model : List.of("slow-40ms", "slow-60000ms", "hang", "stall")) {
                assertThat(failure(request(model, delivery), ending).fault()).isEqualTo(Fault.TIMED_OUT);
            }
        }
    }

    @Test
    @DisplayName("R-13: closing the stream ends a wait within it")
    void closingEndsTheWait() throws Exception {
        Stream<ChatChunk> chunks = Asking.provider().chat(request("stall", Delivery.STREAMED), TestCall.plain());
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        CompletableFuture<Void> begun = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                chunks.forEach(_ -> begun.complete(null));
            } catch (ProviderException e) {
                end.complete(e);
            }
        });
        begun.get(10, TimeUnit.SECONDS);
        chunks.close();
        assertThat(end.get(10, TimeUnit.SECONDS))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        failure -> assertThat(failure.fault()).isEqualTo(Fault.CANCELLED));
    }

    @Test
    void anInterruptEndsTheWait() throws Exception {
        CompletableFuture<Fault> end = new CompletableFuture<>();
        Thread waiting = Thread.ofVirtual().start(() -> {
            Thread.currentThread().interrupt();
            end.complete(
                    failure(request("hang", Delivery.WHOLE), TestCall.plain()).fault());
        });
        assertThat(waiting.join(Duration.ofSeconds(10))).isTrue();
        assertThat(end.get(10, TimeUnit.SECONDS)).isEqualTo(Fault.CANCELLED);
    }

    @Test
    void waitsAsLongAsAsked() {
        long begin = System.nanoTime();
        assertThat(Asking.whole(request("slow-30ms+pace-5ms", Delivery.STREAMED))
                        .usage())
                .isPresent();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(55));
    }

    @Test
    void endsAsAFilterOrARefusalWould() {
        assertThat(Asking.whole(request("filter", Delivery.WHOLE))
                        .choices()
                        .getFirst()
                        .finish()
                        .orElseThrow()
                        .reason())
                .isEqualTo(FinishReason.CONTENT_FILTER);
        assertThat(Asking.text(Asking.whole(request("refuse", Delivery.WHOLE)))).isEmpty();
    }

    private static ChatRequest request(String model, Delivery delivery) {
        return Asking.of(model, "Say hello again").delivery(delivery).build();
    }

    private static ProviderException failure(ChatRequest request, TestCall call) {
        return catchThrowableOfType(ProviderException.class, () -> Asking.chunks(request, call));
    }
}
