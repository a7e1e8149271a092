package io.dvara.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.provider.Fault;
import io.dvara.api.provider.Provider;
import io.dvara.api.provider.ProviderException;
import io.dvara.gateway.TestMetrics;
import io.dvara.gateway.TestSettings;
import io.dvara.gateway.live.CallLimits;
import io.dvara.gateway.live.ProviderInstance;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VitalsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TestClock clock = new TestClock();
    private final TestMetrics metrics = new TestMetrics();
    private final Vitals vitals = new Vitals(metrics, clock);
    private final ProviderInstance provider = instance(new Provider() {});

    @Test
    void keepsABoundedNumberOfTargets() {
        IntStream.range(0, 5000)
                .forEach(i ->
                        vitals.of(provider, "model-" + i).enter().orElseThrow().served());
        assertThat(vitals.readings("acme")).hasSizeLessThanOrEqualTo(1000);
        assertThat(metrics.circuits).hasSizeLessThanOrEqualTo(1000);
    }

    @Test
    void judgesEachModelOfAProviderByItself() {
        fail(vitals.of(provider, "bad"), Fault.FAILED);
        assertThat(vitals.of(provider, "bad").enter()).isEmpty();
        assertThat(vitals.of(provider, "good").enter()).isPresent();
    }

    @Test
    void letsAProviderThatIsConfiguredAnewBeginInGoodHealth() {
        fail(vitals.of(provider, "m"), Fault.FAILED);
        vitals.of(provider, "m").cool(Optional.of(MINUTE));
        TargetHealth anew = vitals.of(instance(new Provider() {}), "m");
        assertThat(anew.enter()).isPresent();
        assertThat(anew.coolingFor()).isZero();
    }

    @Test
    void doesNotKeepAWishToBeLeftAloneForEver() {
        TargetHealth health = vitals.of(provider, "m");
        health.enter()
                .orElseThrow()
                .failed(new ProviderException(
                        Fault.RATE_LIMITED,
                        "slow down",
                        new ProviderException.Details(
                                Optional.empty(),
                                Optional.of(Duration.ofHours(1)),
                                OptionalInt.empty(),
                                Optional.empty())));
        assertThat(health.coolingFor()).isEqualTo(Duration.ofSeconds(60));
        clock.pass(MINUTE);
        assertThat(health.coolingFor()).isZero();
    }

    @Test
    void takesWrongRequestsLimitsAndCredentialsForNoFailureOfTheTarget() {
        List.of(
                        Fault.REJECTED,
                        Fault.CONTENT_FILTERED,
                        Fault.MODEL_NOT_FOUND,
                        Fault.CONTEXT_WINDOW_EXCEEDED,
                        Fault.RATE_LIMITED,
                        Fault.CREDENTIAL_REFUSED,
                        Fault.CANCELLED)
                .forEach(fault -> fail(vitals.of(provider, fault.name()), fault));
        assertThat(vitals.readings("acme")).allMatch(it -> it.circuit() == CircuitState.CLOSED);
    }

    private static void fail(TargetHealth health, Fault fault) {
        for (int i = 0; i < 20; i++) {
            health.enter().ifPresent(trial -> trial.failed(new ProviderException(fault, "it failed")));
        }
    }

    private static ProviderInstance instance(Provider provider) {
        CallLimits limits = new CallLimits(MINUTE, MINUTE, MINUTE, MINUTE, 1 << 20);
        return new ProviderInstance(
                "acme", "test", "plugin", provider, List.of(), limits, TestSettings.resilience(), "ACME_API_KEY");
    }
}
