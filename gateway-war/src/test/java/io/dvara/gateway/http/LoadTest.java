package io.dvara.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.gateway.config.Settings;
import io.dvara.gateway.refusal.ErrorCode;
import io.dvara.gateway.refusal.Refusal;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many requests the gateway bears at once, and what becomes of others. */
@Timeout(20)
class LoadTest {

    private static final Duration LONG = Duration.ofSeconds(15);

    @Test
    void letsARequestWaitUntilAnotherOneEnds() throws Exception {
        Load load = load(1, 1, LONG);
        Load.Visit first = load.visit();
        first.enter();
        CompletableFuture<Void> second = enters(load);
        while (load.waiting() == 0) {
            Thread.onSpinWait();
        }
        assertThat(second).isNotDone();
        first.close();
        assertThat(second.get(5, TimeUnit.SECONDS)).isNull();
    }

    @Test
    void shedsWhatWouldBeTooManyWaiting() {
        Load load = load(1, 1, LONG);
        Load.Visit first = load.visit();
        first.enter();
        CompletableFuture<Void> second = enters(load);
        while (load.waiting() == 0) {
            Thread.onSpinWait();
        }
        assertOverloaded(load.visit()::enter);
        first.close();
        second.join();
    }

    @Test
    void shedsWhoHasWaitedForAsLongAsOneMay() {
        Load load = load(1, 10, Duration.ofMillis(20));
        Load.Visit first = load.visit();
        first.enter();
        assertOverloaded(load.visit()::enter);
        assertThat(load.waiting()).isZero();
    }

    @Test
    void givesPlacesAndBytesBackAlsoOfWhoWasShed() {
        Load load = load(1, 1, Duration.ZERO);
        for (int i = 0; i < 5; i++) {
            try (Load.Visit visit = load.visit();
                    Load.Visit shed = load.visit()) {
                visit.enter();
                visit.came(100);
                assertOverloaded(shed::enter);
                assertOverloaded(() -> visit.came(1));
            }
        }
        assertThatCode(load.visit()::enter).doesNotThrowAnyException();
    }

    private static Load load(int maxInFlight, int maxWaiting, Duration maxWait) {
        return new Load(new Settings.Requests(100, 100, maxInFlight, maxWaiting, maxWait, 10));
    }

    private static CompletableFuture<Void> enters(Load load) {
        return CompletableFuture.runAsync(
                () -> {
                    try (Load.Visit visit = load.visit()) {
                        visit.enter();
                    }
                },
                Executors.newVirtualThreadPerTaskExecutor());
    }

    private static void assertOverloaded(ThrowingCallable entering) {
        assertThatThrownBy(entering).isInstanceOfSatisfying(Refusal.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.OVERLOADED);
            assertThat(e.retryAfter()).isPresent();
        });
    }
}
