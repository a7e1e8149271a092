package io.dvara.system;

import static io.dvara.system.TwoUpstreams.Pair.seen;
import static io.dvara.system.TwoUpstreams.Pair.spacing;
import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.testkit.upstream.Script;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Vendors that ask to be left alone, judged by the caller's answer and by when the upstream was asked again. */
@ExtendWith(TwoUpstreams.class)
@DisplayName("R-31: vendors that limit their rate")
class RetryAfterTest {

    private static final Duration LONGEST = Duration.ofSeconds(4);

    private final TwoUpstreams.Pair pair;
    private final Faults faults;

    RetryAfterTest(TwoUpstreams.Pair pair) {
        this.pair = pair;
        this.faults = new Faults(pair);
    }

    @Test
    @DisplayName("R-31, R-32: 429 with Retry-After in seconds is waited for, and no shorter")
    void waitsForRetryAfterInSeconds() throws IOException {
        waitsAtLeast(Faults.LIMITED.header("Retry-After", "1"), Duration.ofSeconds(1));
    }

    @Test
    @DisplayName("R-31, R-32: 429 with Retry-After as a date is waited for, and no shorter")
    void waitsForRetryAfterAsADate() throws IOException {
        Timely.within(LONGEST, () -> {
            ZonedDateTime date =
                    ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(3).truncatedTo(ChronoUnit.SECONDS);
            Duration waited =
                    waited(Faults.LIMITED.header("Retry-After", DateTimeFormatter.RFC_1123_DATE_TIME.format(date)));
            assertThat(Instant.now()).isAfterOrEqualTo(date.toInstant());
            return waited;
        });
    }

    @Test
    @DisplayName("R-31, R-32: 429 with a fraction in Retry-After is waited for, and no shorter")
    void waitsForAFractionOfASecond() throws IOException {
        waitsAtLeast(Faults.LIMITED.header("Retry-After", "1.5"), Duration.ofMillis(1500));
    }

    @Test
    @DisplayName("R-31, R-32: 429 with retry-after-ms is waited for, and no shorter")
    void waitsForRetryAfterInMilliseconds() throws IOException {
        waitsAtLeast(Faults.LIMITED.header("retry-after-ms", "700"), Duration.ofMillis(700));
    }

    @Test
    @DisplayName("R-31: a limit of which nothing remains is waited for where Retry-After is missing")
    void waitsForALimitThatIsSpent() throws IOException {
        waitsAtLeast(
                Faults.LIMITED
                        .header("x-ratelimit-remaining-requests", "0")
                        .header("x-ratelimit-reset-requests", "900ms"),
                Duration.ofMillis(900));
    }

    private void waitsAtLeast(Script limited, Duration floor) throws IOException {
        Timely.within(LONGEST, () -> {
            Duration waited = waited(limited);
            assertThat(waited).isGreaterThanOrEqualTo(floor);
            return waited;
        });
    }

    private Duration waited(Script limited) {
        String model = pair.model("solo");
        HttpResponse<String> answer =
                pair.first(model, limited, Answers.whole()).ask(Http.chat(model));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(seen(pair.first(), model)).hasSize(2);
        return spacing(pair.first(), model);
    }

    @Test
    @DisplayName("R-31, R-32: a target that limits its rate is left alone by all calls while another one serves")
    void leavesALimitedTargetAloneForAllCalls() {
        Timely.unlessDisturbed("calls come while the target is to be left alone", () -> {
            String model = pair.model("pair");
            pair.first(model, Faults.LIMITED.header("Retry-After", "1"), Answers.whole())
                    .second(model, Answers.whole());
            Faults.served(pair.ask(Http.chat(model)), "second", 2);
            TwoUpstreams.await(
                    "the first serves again", () -> faults.servedBy(model).equals("first"));
            assertThat(spacing(pair.first(), model)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
            assertThat(seen(pair.first(), model)).hasSize(2);
            return seen(pair.second(), model).size() > 1;
        });
    }

    @Test
    @DisplayName("R-31: a provider that alone serves a model is left alone too, and the client is told for how long")
    void tellsTheClientOfARateLimitAndAsksNobodyMeanwhile() {
        String model = pair.model("solo");
        pair.first(model, Faults.LIMITED.header("Retry-After", "30"), Answers.whole());
        Instant begun = pair.first().now();
        for (int asked = 0; asked < 2; asked++) {
            HttpResponse<String> answer = pair.ask(Http.chat(model));
            int passed = (int) Duration.between(begun, pair.first().now()).toSeconds();
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(Http.error(answer).getString("code")).isEqualTo("PROVIDER_RATE_LIMITED");
            assertThat(Integer.parseInt(
                            answer.headers().firstValue("Retry-After").orElseThrow()))
                    .isBetween(29 - passed, 30);
            assertThat(seen(pair.first(), model)).hasSize(1);
        }
    }

    @Test
    @DisplayName("R-32: 429 without Retry-After is tried again a moment later")
    void triesA429WithoutRetryAfterAgain() throws IOException {
        Timely.within(Faults.FIRST_DELAY.multipliedBy(2).plus(Faults.SLACK), () -> {
            Duration waited = waited(Faults.LIMITED);
            assertThat(waited).isGreaterThanOrEqualTo(Faults.FIRST_DELAY);
            return waited;
        });
    }

    @Test
    @DisplayName("pings go out while a retry is waited for")
    void sendsPingsWhileItWaitsForARetry() throws IOException {
        String model = pair.model("solo");
        pair.first(model, Faults.LIMITED.header("Retry-After", "5"), Answers.stream());
        try (RawClient client = RawClient.post(pair.server().uri("/v1/chat/completions"), Http.stream(model))) {
            assertThat(client.readUntil(": ping")).startsWith("HTTP/1.1 200");
            assertThat(client.readUntil("[DONE]")).contains("Hello");
        }
    }
}
