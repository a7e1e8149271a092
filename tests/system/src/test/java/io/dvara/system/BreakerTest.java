package io.dvara.system;

import static io.dvara.system.TwoUpstreams.Pair.seen;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Targets that keep failing, judged by the caller's answer and by how often they were asked. */
@ExtendWith(TwoUpstreams.class)
@DisplayName("R-32: targets that keep failing")
class BreakerTest {

    private final TwoUpstreams.Pair pair;
    private final Faults faults;

    BreakerTest(TwoUpstreams.Pair pair) {
        this.pair = pair;
        this.faults = new Faults(pair);
    }

    @Test
    @DisplayName("R-32: a lasting 503 ends in an error after a bounded number of attempts")
    void givesUpOnALasting503() {
        String model = pair.model("pair");
        pair.first(model, Faults.BUSY).second(model, Faults.BUSY);
        HttpResponse<String> answer = pair.ask(Http.chat(model));
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(Http.error(answer).getString("code")).isEqualTo("PROVIDER_ERROR");
        assertThat(answer.headers().firstValue("X-Dvara-Attempts")).contains("4");
        assertThat(seen(pair.first(), model)).hasSize(2);
        assertThat(seen(pair.second(), model)).hasSize(2);
        JsonObject line = pair.line(model);
        assertThat(line.getJsonArray("failed_attempts")).hasSize(4);
        assertThat(line.getJsonArray("failed_attempts").getJsonObject(0).getString("fault"))
                .isEqualTo("UNAVAILABLE");
    }

    @Test
    @DisplayName("R-32: a flapping target is left alone, probed, and found again")
    void leavesAFlappingTargetAlone() {
        String model = pair.model("pair");
        AtomicBoolean well = new AtomicBoolean();
        pair.first().on(Gateway.asksFor(model), _ -> well.get() ? Answers.whole() : Faults.BUSY);
        pair.second(model, Answers.whole());
        for (int i = 0; i < 30; i++) {
            assertThat(faults.servedBy(model)).isEqualTo("second");
        }
        String gauge = "gateway_circuit_breaker_state{model=\"" + model + "\",provider=\"first\"} ";
        pair.awaitMetrics(gauge + "2.0", "gateway_provider_up{provider=\"first\"}");
        assertThat(pair.status().toString()).contains("\"model\":\"" + model + "\",\"state\":\"OPEN\"");
        assertThat(pair.server().output()).contains("The circuit of provider 'first', model '" + model + "' is OPEN");
        well.set(true);
        TwoUpstreams.await(
                "the first serves again", () -> faults.servedBy(model).equals("first"));
        pair.awaitMetrics(gauge + "0.0");
        assertAskedWhileClosedAndByProbes(model);
    }

    /** The first ten open the circuit; whatever comes later is a probe, which comes when it has been open for long. */
    private void assertAskedWhileClosedAndByProbes(String model) {
        List<Instant> moments =
                seen(pair.first(), model).stream().map(it -> it.arrival().at()).toList();
        assertThat(moments).hasSizeGreaterThanOrEqualTo(10);
        for (int probe = 10; probe < moments.size(); probe++) {
            assertThat(Duration.between(moments.get(probe - 1), moments.get(probe)))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(2));
        }
    }

    @Test
    @DisplayName("R-32: when every circuit is open nobody is asked and the client is told when to come back")
    void tellsWhenEveryCircuitIsOpen() {
        String model = pair.model("solo");
        pair.first(model, Faults.BUSY);
        HttpResponse<String> answer = pair.ask(Http.chat(model));
        for (int i = 0; i < 10 && answer.statusCode() != 503; i++) {
            answer = pair.ask(Http.chat(model));
        }
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(Http.error(answer).getString("code")).isEqualTo("PROVIDER_CIRCUIT_OPEN");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertAskedWhileClosedAndByProbes(model);
    }
}
