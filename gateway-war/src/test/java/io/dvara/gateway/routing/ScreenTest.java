package io.dvara.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.provider.Fault;
import io.dvara.gateway.live.ProviderInstance;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What an attempt that races for a request may do to it. */
class ScreenTest {

    private final TestDispatch dispatch = new TestDispatch();
    private final ProviderInstance provider = dispatch.provider("a", TestDispatch.serves());
    private final TestJourney journey = dispatch.journey(provider);
    private final AtomicBoolean decided = new AtomicBoolean();
    private final AtomicInteger lost = new AtomicInteger();
    private final Screen screen = new Screen(journey, decided, Duration.ZERO, lost::incrementAndGet);

    @Test
    void takesAThreadThatIsLostInARaceForAFailureAlone() {
        screen.abandoned();
        assertThat(lost).hasValue(1);
        assertThat(journey.abandoned).isZero();
    }

    @Test
    void endsTheRequestWhenTheThreadThatServesIsLost() {
        assertThat(screen.serve(new Target(provider, "m"))).isTrue();
        screen.abandoned();
        assertThat(lost).hasValue(0);
        assertThat(journey.abandoned).isEqualTo(1);
    }

    @Test
    void letsOneServeAlone() {
        decided.set(true);
        assertThat(screen.serve(new Target(provider, "m"))).isFalse();
        assertThat(journey.serving).isEmpty();
    }

    @Test
    void keepsWhatWasLeftOutUntilItServes() {
        screen.dropped(List.of("seed"));
        assertThat(journey.dropped).isEmpty();
        screen.serve(new Target(provider, "m"));
        assertThat(journey.dropped).containsExactly("seed");
    }

    @Test
    void partsWhoHasLostFromTheRequest() {
        journey.headers.put("anthropic-beta", "x");
        assertThat(screen.header("anthropic-beta")).contains("x");
        screen.part();
        screen.failed("a", "m", Fault.CANCELLED, Duration.ZERO);
        screen.dropped(List.of("seed"));
        screen.abandoned();
        assertThat(screen.header("anthropic-beta")).isEmpty();
        assertThat(journey.failed).isEmpty();
        assertThat(journey.dropped).isEmpty();
        assertThat(journey.abandoned).isZero();
        assertThat(screen.serve(new Target(provider, "m"))).isFalse();
    }
}
