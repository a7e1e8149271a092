package io.dvara.gateway.routing;

import static io.dvara.gateway.routing.TestDispatch.breaksAfterContent;
import static io.dvara.gateway.routing.TestDispatch.fails;
import static io.dvara.gateway.routing.TestDispatch.serves;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.gateway.health.Slot;
import io.dvara.gateway.live.ProviderInstance;
import io.dvara.gateway.refusal.ErrorCode;
import io.dvara.gateway.refusal.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who is asked again, when, and when no more; time is fake. */
class RetriesTest {

    private final TestDispatch dispatch = new TestDispatch();

    @ParameterizedTest
    @EnumSource(names = {"UNAVAILABLE", "FAILED", "UNREACHABLE", "BROKEN", "MALFORMED", "RATE_LIMITED"})
    void asksTheOnlyTargetAgainAfterAFailureThatMayPass(Fault fault) {
        TestJourney journey = dispatch.ask(dispatch.provider("a", fails(fault), serves()));
        assertThat(journey.attempted).hasSize(2);
        assertThat(journey.failed).containsExactly("a:" + fault);
        assertThat(dispatch.metrics.counted).contains("retry a");
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "REJECTED",
                "UNSUPPORTED_PARAMETER",
                "CONTEXT_WINDOW_EXCEEDED",
                "CONTENT_FILTERED",
                "MODEL_NOT_FOUND",
                "CREDENTIAL_REFUSED",
                "TIMED_OUT",
                "CANCELLED"
            })
    void neverAsksAgainAfterAFailureThatWouldComeAgain(Fault fault) {
        TestJourney journey = dispatch.journey(dispatch.provider("a", fails(fault), serves()));
        assertThat(dispatch.failure(journey))
                .isInstanceOfSatisfying(
                        ProviderException.class, e -> assertThat(e.fault()).isEqualTo(fault));
        assertThat(journey.attempted).hasSize(1);
        assertThat(dispatch.tempo.waits).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"REJECTED", "CONTENT_FILTERED", "MODEL_NOT_FOUND", "CONTEXT_WINDOW_EXCEEDED"})
    void sendsAWrongRequestNowhereElse(Fault fault) {
        TestJourney journey = dispatch.journey(dispatch.provider("a", fails(fault)), dispatch.provider("b", serves()));
        assertThat(dispatch.failure(journey)).isInstanceOf(ProviderException.class);
        assertThat(journey.attempted).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"CREDENTIAL_REFUSED", "TIMED_OUT", "UNSUPPORTED_PARAMETER"})
    void movesOnFromATargetThatCannotServe(Fault fault) {
        TestJourney journey = dispatch.ask(dispatch.provider("a", fails(fault)), dispatch.provider("b", serves()));
        assertThat(journey.attempted).containsExactly("a:gpt-4o", "b:gpt-4o");
    }

    @Test
    void movesToAnotherTargetAtOnceBeforeItAsksTheSameAgain() {
        TestJourney journey = dispatch.ask(
                dispatch.provider("a", fails(Fault.FAILED), serves()), dispatch.provider("b", fails(Fault.FAILED)));
        assertThat(journey.attempted).containsExactly("a:gpt-4o", "b:gpt-4o", "a:gpt-4o");
        assertThat(dispatch.tempo.waits).hasSize(1);
    }

    @Test
    void triesABoundedNumberOfTimes() {
        TestJourney journey = dispatch.journey(
                dispatch.provider("a", fails(Fault.FAILED)), dispatch.provider("b", fails(Fault.UNAVAILABLE)));
        dispatch.failure(journey);
        assertThat(journey.attempted).containsExactly("a:gpt-4o", "b:gpt-4o", "a:gpt-4o", "b:gpt-4o");
    }

    @Test
    void waitsLongerFromOneRetryToTheNext() {
        dispatch.failure(dispatch.journey(dispatch.provider("a", fails(Fault.FAILED))));
        assertThat(dispatch.tempo.waits).containsExactly(Duration.ofMillis(250), Duration.ofMillis(500));
    }

    @Test
    void spreadsWaitsOverTheirWholeRange() {
        dispatch.tempo.chance = 0.1;
        dispatch.failure(dispatch.journey(dispatch.provider("a", fails(Fault.FAILED))));
        assertThat(dispatch.tempo.waits).containsExactly(Duration.ofMillis(25), Duration.ofMillis(50));
    }

    @Test
    @DisplayName("R-31: Retry-After is a floor")
    void neverComesBackBeforeTheVendorAllows() {
        dispatch.tempo.chance = 0;
        Duration asked = Duration.ofSeconds(3);
        dispatch.ask(dispatch.provider("a", fails(Fault.RATE_LIMITED, asked), serves()));
        assertThat(dispatch.tempo.waits).containsExactly(asked);
    }

    @Test
    @DisplayName("R-31: a vendor that asks for too much is not waited for, and the client is told")
    void doesNotWaitLongForAVendor() {
        Duration asked = Duration.ofSeconds(7);
        ProviderInstance limited = dispatch.provider("a", fails(Fault.RATE_LIMITED, asked), serves());
        RuntimeException failure = dispatch.failure(dispatch.journey(limited));
        assertThat(failure)
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        e -> assertThat(e.details().retryAfter()).contains(asked));
        assertThat(dispatch.tempo.waits).isEmpty();
    }

    @Test
    @DisplayName("R-31: a target that limits its rate is left alone by all requests")
    void leavesALimitedTargetAlone() {
        ProviderInstance limited = dispatch.provider("a", fails(Fault.RATE_LIMITED, Duration.ofSeconds(20)), serves());
        ProviderInstance other = dispatch.provider("b", serves());
        dispatch.ask(limited, other);
        assertThat(dispatch.ask(limited, other).attempted).containsExactly("b:gpt-4o");
        TestJourney alone = dispatch.journey(limited);
        assertThat(dispatch.failure(alone)).isInstanceOfSatisfying(Refusal.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.PROVIDER_RATE_LIMITED);
            assertThat(e.retryAfter()).contains(Duration.ofSeconds(20));
        });
        assertThat(alone.attempted).isEmpty();
        dispatch.tempo.pass(Duration.ofSeconds(21));
        assertThat(dispatch.ask(limited, other).attempted).containsExactly("a:gpt-4o");
    }

    @Test
    void tellsAClientOfALimitWhenToComeBackAlsoWhenTheVendorDidNot() {
        RuntimeException failure =
                dispatch.failure(dispatch.journey(dispatch.provider("a", fails(Fault.RATE_LIMITED))));
        assertThat(failure)
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        e -> assertThat(e.details().retryAfter()).isPresent());
    }

    @Test
    void endsWithinTheTimeLimitOfTheWholeCall() {
        dispatch.tempo.chance = 0;
        ProviderInstance slow = dispatch.provider("a", () -> {
            dispatch.tempo.pass(Duration.ofSeconds(40));
            return fails(Fault.UNAVAILABLE).get();
        });
        TestJourney journey = dispatch.journey(slow);
        dispatch.failure(journey);
        assertThat(journey.attempted).hasSize(2);
    }

    @Test
    @DisplayName("retries are 20 % of a target's calls, never less than 10 a second")
    void keepsWithinTheBudgetOfRetries() {
        dispatch.tempo.chance = 0;
        ProviderInstance down = dispatch.provider("a", fails(Fault.BROKEN));
        ProviderInstance well = dispatch.provider("b", fails(Fault.TIMED_OUT));
        List<TestJourney> journeys = IntStream.range(0, 8)
                .mapToObj(_ -> dispatch.journey(well, down))
                .toList();
        journeys.forEach(dispatch::failure);
        assertThat(dispatch.metrics.counted.stream().filter("retry a"::equals)).hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void opensTheCircuitOfATargetThatFailsAndAsksItNoMore() {
        ProviderInstance down = dispatch.provider("a", fails(Fault.UNAVAILABLE));
        ProviderInstance well = dispatch.provider("b", serves());
        IntStream.range(0, 10).forEach(_ -> dispatch.ask(down, well));
        assertThat(dispatch.ask(down, well).attempted).containsExactly("b:gpt-4o");
        assertThat(dispatch.metrics.circuits).containsEntry("a:gpt-4o", 2);
        TestJourney alone = dispatch.journey(down);
        assertThat(dispatch.failure(alone)).isInstanceOfSatisfying(Refusal.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.PROVIDER_CIRCUIT_OPEN);
            assertThat(e.retryAfter()).contains(Duration.ofSeconds(10));
        });
        assertThat(alone.attempted).isEmpty();
    }

    @Test
    void findsATargetAgainThatHasRecovered() {
        ProviderInstance flapping = dispatch.provider(
                "a",
                IntStream.range(0, 11)
                        .mapToObj(i -> i < 10 ? fails(Fault.UNAVAILABLE) : serves())
                        .toArray(TestDispatch.Deed[]::new));
        ProviderInstance well = dispatch.provider("b", serves());
        IntStream.range(0, 10).forEach(_ -> dispatch.ask(flapping, well));
        dispatch.tempo.pass(Duration.ofSeconds(11));
        assertThat(dispatch.ask(flapping, well).attempted).containsExactly("a:gpt-4o");
        assertThat(dispatch.metrics.circuits).containsEntry("a:gpt-4o", 0);
    }

    @Test
    void doesNotOpenTheCircuitOfATargetThatServesInBetween() {
        TestDispatch.Deed[] turns = IntStream.range(0, 100)
                .mapToObj(i -> i % 4 == 3 ? serves() : fails(Fault.FAILED))
                .toArray(TestDispatch.Deed[]::new);
        ProviderInstance shaky = dispatch.provider("a", turns);
        ProviderInstance well = dispatch.provider("b", serves());
        IntStream.range(0, 100).forEach(_ -> dispatch.ask(shaky, well));
        assertThat(dispatch.metrics.circuits).containsEntry("a:gpt-4o", 0);
    }

    @Test
    @DisplayName("R-15: 100 callers who leave do no harm to the target")
    void callersWhoLeaveNeverCount() {
        ProviderInstance left = dispatch.provider("a", fails(Fault.CANCELLED));
        IntStream.range(0, 100).forEach(_ -> dispatch.failure(dispatch.journey(left)));
        assertThat(dispatch.metrics.counted).doesNotContain("error a CANCELLED");
        assertThat(dispatch.metrics.circuits).doesNotContainEntry("a:gpt-4o", 2);
        assertThat(dispatch.failure(dispatch.journey(left))).isInstanceOf(ProviderException.class);
    }

    @Test
    void countsAStreamThatBreaksAfterItsFirstContent() {
        ProviderInstance breaking = dispatch.provider("a", breaksAfterContent());
        dispatch.failure(dispatch.journey(breaking));
        assertThat(dispatch.metrics.counted).containsExactly("error a BROKEN");
    }

    @Test
    @DisplayName("R-32: a fallback that rejects the request is not asked again, and the first target is")
    void returnsToTheFirstTargetWhenAFallbackRejectsTheRequest() {
        TestJourney journey = dispatch.ask(
                dispatch.provider("a", fails(Fault.UNAVAILABLE), serves()),
                dispatch.provider("b", fails(Fault.REJECTED)));
        assertThat(journey.attempted).containsExactly("a:gpt-4o", "b:gpt-4o", "a:gpt-4o");
    }

    @Test
    void tellsOfTheProvidersFailureRatherThanOfAFallbackThatRejects() {
        TestJourney journey = dispatch.journey(
                dispatch.provider("a", fails(Fault.UNAVAILABLE)), dispatch.provider("b", fails(Fault.REJECTED)));
        assertThat(dispatch.failure(journey))
                .isInstanceOfSatisfying(
                        ProviderException.class, e -> assertThat(e.fault()).isEqualTo(Fault.UNAVAILABLE));
        assertThat(journey.attempted).filteredOn("b:gpt-4o"::equals).hasSize(1);
    }

    @Test
    @DisplayName("R-14: a call holds its slot until its stream is closed, on every path")
    void givesSlotsBack() {
        ProviderInstance well = dispatch.provider("a", serves());
        var stream = dispatch.open(dispatch.journey(well));
        assertThat(dispatch.lanes.inFlight("a")).isEqualTo(1);
        stream.close();
        ProviderInstance breaking = dispatch.provider("a", breaksAfterContent());
        dispatch.failure(dispatch.journey(breaking));
        dispatch.failure(dispatch.journey(dispatch.provider("a", fails(Fault.FAILED))));
        dispatch.failure(dispatch.journey(dispatch.provider("a", fails(Fault.CANCELLED))));
        dispatch.failure(dispatch.journey(dispatch.provider("a", () -> {
            throw new IllegalStateException("a defect");
        })));
        assertThat(dispatch.lanes.inFlight("a")).isZero();
    }

    @Test
    void shedsWhatAFullProviderCannotBear() {
        dispatch.resilience = new io.dvara.gateway.config.Resilience(
                dispatch.resilience.retry(),
                dispatch.resilience.breaker(),
                new io.dvara.gateway.config.Resilience.Concurrency(1, 10, Duration.ofSeconds(1)));
        ProviderInstance full = dispatch.provider("a", serves());
        try (Slot held = dispatch.lanes.enter(full).orElseThrow()) {
            assertThat(held).isNotNull();
            assertThat(dispatch.ask(full, dispatch.provider("b", serves())).attempted)
                    .containsExactly("b:gpt-4o");
            assertThat(dispatch.tempo.waits).isEmpty();
            assertThatThrownBy(() -> dispatch.ask(full))
                    .isInstanceOfSatisfying(
                            Refusal.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.OVERLOADED));
            assertThat(dispatch.tempo.waits).containsExactly(Duration.ofSeconds(1));
        }
        assertThat(dispatch.ask(full).attempted).hasSize(1);
    }
}
