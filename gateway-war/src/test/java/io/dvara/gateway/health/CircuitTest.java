package io.dvara.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.gateway.config.Resilience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CircuitTest {

    private static final Exception FAILURE = new Exception("it failed");

    private final TestClock clock = new TestClock();
    private final List<CircuitState> told = new ArrayList<>();
    private final Circuit circuit = new Circuit(
            new Resilience.Breaker(50, 10, 5, Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofSeconds(60)),
            clock,
            told::add);

    @Test
    void opensWhenTooMuchHasFailedAndTheLastCallsToo() {
        served(5);
        failed(4);
        assertThat(circuit.state()).isEqualTo(CircuitState.CLOSED);
        failed(1);
        assertThat(circuit.state()).isEqualTo(CircuitState.OPEN);
        assertThat(circuit.enter()).isEqualTo(Circuit.REFUSED);
        assertThat(circuit.closedFor()).isEqualTo(Duration.ofSeconds(10));
        assertThat(told).containsExactly(CircuitState.OPEN);
    }

    @Test
    void doesNotOpenBelowTheLeastNumberOfCalls() {
        failed(9);
        assertThat(circuit.state()).isEqualTo(CircuitState.CLOSED);
    }

    @Test
    void doesNotOpenBelowTheShareOfFailures() {
        served(20);
        failed(9);
        assertThat(circuit.state()).isEqualTo(CircuitState.CLOSED);
    }

    @Test
    void forgetsCallsOlderThanTheWindow() {
        failed(9);
        clock.pass(Duration.ofSeconds(31));
        failed(9);
        assertThat(circuit.state()).isEqualTo(CircuitState.CLOSED);
    }

    @Test
    void letsOneProbeThroughAtATime() {
        open();
        clock.pass(Duration.ofSeconds(11));
        assertThat(circuit.closedFor()).isZero();
        int probe = circuit.enter();
        assertThat(probe).isNotEqualTo(Circuit.REFUSED);
        assertThat(circuit.enter()).isEqualTo(Circuit.REFUSED);
        assertThat(circuit.closedFor()).isPositive();
        circuit.served(probe);
        assertThat(circuit.state()).isEqualTo(CircuitState.CLOSED);
        assertThat(told).containsExactly(CircuitState.OPEN, CircuitState.HALF_OPEN, CircuitState.CLOSED);
    }

    @Test
    void opensAgainWhenTheProbeFails() {
        open();
        clock.pass(Duration.ofSeconds(11));
        circuit.failed(circuit.enter(), FAILURE);
        assertThat(circuit.state()).isEqualTo(CircuitState.OPEN);
        assertThat(circuit.closedFor()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void letsAnotherProbeThroughWhenTheFirstTellsNothing() {
        open();
        clock.pass(Duration.ofSeconds(11));
        circuit.undecided(circuit.enter());
        assertThat(circuit.enter()).isNotEqualTo(Circuit.REFUSED);
    }

    @Test
    void doesNotWaitForAProbeThatHangs() {
        open();
        clock.pass(Duration.ofSeconds(11));
        int hanging = circuit.enter();
        clock.pass(Duration.ofSeconds(10));
        int next = circuit.enter();
        assertThat(next).isNotEqualTo(Circuit.REFUSED);
        circuit.failed(hanging, FAILURE);
        circuit.undecided(hanging);
        assertThat(circuit.enter()).isEqualTo(Circuit.REFUSED);
        circuit.served(next);
        assertThat(circuit.state()).isEqualTo(CircuitState.CLOSED);
    }

    @Test
    void takesNoNoticeOfCallsThatBeganBeforeItTurned() {
        int before = circuit.enter();
        open();
        clock.pass(Duration.ofSeconds(11));
        int probe = circuit.enter();
        circuit.failed(before, FAILURE);
        circuit.served(probe);
        assertThat(circuit.state()).isEqualTo(CircuitState.CLOSED);
    }

    private void open() {
        failed(10);
        assertThat(circuit.state()).isEqualTo(CircuitState.OPEN);
    }

    private void served(int times) {
        IntStream.range(0, times).forEach(_ -> circuit.served(circuit.enter()));
    }

    private void failed(int times) {
        IntStream.range(0, times).forEach(_ -> circuit.failed(circuit.enter(), FAILURE));
    }
}
