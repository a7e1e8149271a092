package io.dvara.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.gateway.config.Resilience;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R-31: retries have a budget")
class RetryBudgetTest {

    private final TestClock clock = new TestClock();
    private final RetryBudget budget = new RetryBudget(new Resilience.Budget(20, 10), clock);

    @Test
    void givesTenASecondWhateverTheLoad() {
        assertThat(taken(100)).isEqualTo(10);
        clock.pass(Duration.ofSeconds(1));
        assertThat(taken(100)).isEqualTo(10);
    }

    @Test
    void givesAFifthOfManyCalls() {
        IntStream.range(0, 500).forEach(_ -> budget.called());
        assertThat(taken(500)).isEqualTo(100);
    }

    @Test
    void countsTheCallsOfTheSecondBefore() {
        IntStream.range(0, 500).forEach(_ -> budget.called());
        clock.pass(Duration.ofSeconds(1));
        assertThat(taken(500)).isEqualTo(100);
        clock.pass(Duration.ofSeconds(1));
        assertThat(taken(500)).isEqualTo(10);
    }

    private long taken(int asked) {
        return IntStream.range(0, asked).filter(_ -> budget.take()).count();
    }
}
