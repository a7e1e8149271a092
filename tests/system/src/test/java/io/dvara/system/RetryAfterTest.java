package io.dvara.system;

import static io.dvara.system.TwoUpstreams.Pair.seen;
import static io.dvara.system.TwoUpstreams.Pair.spacing;
import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.testkit.upstream.Script;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Vendors that ask to be left alone, judged by the caller's answer and by when the upstream was asked again. */
@ExtendWith(TwoUpstreams.class)
@DisplayName("R-31: vendors that limit their rate")
class RetryAfterTest {

    private final TwoUpstreams.Pair pair;
    private final Faults faults;

    RetryAfterTest(TwoUpstreams.Pair pair) {
        this.pair = pair;
        this.faults = new Faults(pair);
    }

    @Test
    @DisplayName("R-31, R-32: 429 with Retry-After in seconds is waited for, and no shorter")
    void waitsForRetryAfterInSeconds() {
        waitsAtLeast(Faults.LIMITED.header("Retry-After", "1"), Duration.ofSeconds(1));
    }

    @Test
    @DisplayName("R-31, R-32: 429 with Retry-After as a date is waited for, and no shorter")
    void waitsForRetryAfterAsADate() {
        ZonedDateTime moment = ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(3);
        waitsAtLeast(
                Faults.LIMITED.header("Retry-After", DateTimeFormatter.RFC_1123_DATE_TIME.format(moment)),
                Duration.ofSeconds(1));
    }

    @Test
    @DisplayName("R-31, R-32: 429 with a fraction in Retry-After is waited for, and no shorter")
    void waitsForAFractionOfASecond() {
        waitsAtLeast(Faults.LIMITED.header("Retry-After", "1.5"), Duration.ofMillis(1500));
    }

    @Test
    @DisplayName("R-31, R-32: 429 with retry-after-ms is waited for, and no shorter")
    void waitsForRetryAfterInMilliseconds() {
        waitsAtLeast(Faults.LIMITED.header("retry-after-ms", "700"), Duration.ofMillis(700));
    }

    @Test
    @DisplayName("R-31: a limit of which nothing remains is waited for where Retry-After is missing")
    void waitsForALimitThatIsSpent() {
        waitsAtLeast(
                Faults.LIMITED
                        .header("x-ratelimit-remaining-requests", "0")
                        .header("x-ratelimit-reset-requests", "900ms"),
                Duration.ofMillis(900));
    }

    private void waitsAtLeast(Script limited, Duration floor) {
        String model = pair.model("solo");
        HttpResponse<String> answer =
                pair.first(model, limited, Answers.whole()).ask(Http.chat(model));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(seen(pair.first(), model)).hasSize(2);
        assertThat(spacing(pair.first(), model)).isBetween(floor, Duration.ofSeconds(4));
    }

    @Test
    @DisplayName("R-31, R-32: a target that limits its rate is left alone by all calls while another one serves")
    void leavesALimitedTargetAloneForAllCalls() {
        String model = pair.model("pair");
        pair.first(model, Faults.LIMITED.header("Retry-After", "1"), Answers.whole())
                .second(model, Answers.whole());
        Faults.served(pair.ask(Http.chat(model)), "second", 2);
        Faults.served(pair.ask(Http.chat(model)), "second", 1);
        assertThat(seen(pair.first(), model)).hasSize(1);
        TwoUpstreams.await(
                "the first serves again", () -> faults.servedBy(model).equals("first"));
        assertThat(spacing(pair.first(), model)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    @DisplayName("R-31: a provider that alone serves a model is left alone too, and the client is told for how long")
    void tellsTheClientOfARateLimitAndAsksNobodyMeanwhile() {
        String model = pair.model("solo");
        pair.first(model, Faults.LIMITED.header("Retry-After", "30"), Answers.whole());
        for (int asked = 0; asked < 2; asked++) {
            HttpResponse<String> answer = pair.ask(Http.chat(model));
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(Http.error(answer).getString("code")).isEqualTo("PROVIDER_RATE_LIMITED");
            assertThat(Integer.parseInt(
                            answer.headers().firstValue("Retry-After").orElseThrow()))
                    .isBetween(25, 30);
            assertThat(seen(pair.first(), model)).hasSize(1);
        }
    }

    @Test
    @DisplayName("R-32: 429 without Retry-After is tried again a moment later")
    void triesA429WithoutRetryAfterAgain() {
        String model = pair.model("solo");
        pair.first(model, Faults.LIMITED, Answers.whole());
        Faults.served(pair.ask(Http.chat(model)), "alone", 2);
        assertThat(spacing(pair.first(), model))
                .isBetween(
                        Faults.FIRST_DELAY, Faults.FIRST_DELAY.multipliedBy(2).plus(Faults.SLACK));
    }

    @Test
    @DisplayName("pings go out while a retry is waited for")
    void sendsPingsWhileItWaitsForARetry() throws IOException {
        String model = pair.model("solo");
        pair.first(model, Faults.LIMITED.header("Retry-After", "2"), Answers.stream());
        try (RawClient client = RawClient.post(pair.server().uri("/v1/chat/completions"), Http.stream(model))) {
            assertThat(client.readUntil(": ping")).startsWith("HTTP/1.1 200");
            assertThat(client.readUntil("[DONE]")).contains("Hello");
        }
    }
}
