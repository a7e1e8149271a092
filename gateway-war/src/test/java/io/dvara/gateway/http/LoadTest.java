package io.dvara.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.gateway.TestSettings;
import io.dvara.gateway.config.Settings;
import io.dvara.gateway.live.Drain;
import io.dvara.gateway.refusal.ErrorCode;
import io.dvara.gateway.refusal.Refusal;
import io.dvara.gateway.upstream.Attempts;
import io.dvara.gateway.upstream.Caller;
import io.dvara.gateway.upstream.MediaFetch;
import io.dvara.gateway.upstream.Pauses;
import io.dvara.gateway.upstream.QuietCaller;
import io.dvara.gateway.upstream.Watch;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many requests the gateway bears at once, and what becomes of others. */
@Timeout(60)
class LoadTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Caller NOBODY = new QuietCaller();
    private static final Pauses PAUSES =
            new Pauses(new Attempts(new Watch(), new MediaFetch(TestSettings.usual())), new Drain());

    @Test
    void letsARequestWaitUntilAnotherOneEnds() throws Exception {
        Load load = load(1, 1, LONG);
        Load.Visit first = load.visit();
        first.enter(NOBODY);
        CompletableFuture<Void> second = enters(load);
        while (load.waiting() == 0) {
            Thread.onSpinWait();
        }
        assertThat(second).isNotDone();
        first.close();
        assertThat(second.get(60, TimeUnit.SECONDS)).isNull();
    }

    @Test
    void shedsWhatWouldBeTooManyWaiting() {
        Load load = load(1, 1, LONG);
        Load.Visit first = load.visit();
        first.enter(NOBODY);
        CompletableFuture<Void> second = enters(load);
        while (load.waiting() == 0) {
            Thread.onSpinWait();
        }
        assertOverloaded(() -> load.visit().enter(NOBODY));
        first.close();
        second.join();
    }

    @Test
    void shedsWhoHasWaitedForAsLongAsOneMay() {
        Load load = load(1, 10, Duration.ofMillis(20));
        Load.Visit first = load.visit();
        first.enter(NOBODY);
        assertOverloaded(() -> load.visit().enter(NOBODY));
        assertThat(load.waiting()).isZero();
    }

    @Test
    void givesPlacesAndBytesBackAlsoOfWhoWasShed() {
        Load load = load(1, 1, Duration.ZERO);
        for (int i = 0; i < 5; i++) {
            try (Load.Visit visit = load.visit();
                    Load.Visit shed = load.visit()) {
                visit.enter(NOBODY);
                visit.came(100);
                assertOverloaded(() -> shed.enter(NOBODY));
                assertOverloaded(() -> visit.came(1));
            }
        }
        assertThatCode(() -> load.visit().enter(NOBODY)).doesNotThrowAnyException();
    }

    private static Load load(int maxInFlight, int maxWaiting, Duration maxWait) {
        return new Load(new Settings.Requests(100, 100, maxInFlight, maxWaiting, maxWait, 10), PAUSES);
    }

    private static CompletableFuture<Void> enters(Load load) {
        return CompletableFuture.runAsync(
                () -> {
                    try (Load.Visit visit = load.visit()) {
                        visit.enter(NOBODY);
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
