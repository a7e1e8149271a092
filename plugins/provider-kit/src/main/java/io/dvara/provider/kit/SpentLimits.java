package io.dvara.provider.kit;

import io.dvara.api.http.HttpHeaders;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When limits of which nothing remains are there again, as vendors tell beside every answer.
 *
 * <p>They come in pairs such as {@code x-ratelimit-remaining-tokens} with {@code x-ratelimit-reset-tokens},
 * or {@code …-tokens-remaining} with {@code …-tokens-reset}. A reset is a duration ({@code 6m0s}), seconds,
 * a date, or seconds or milliseconds since 1970.
 * It tells when the limit is whole again; vendors refill it bit by bit, so that there is room sooner: no
 * more than ten seconds are waited on its account.
 */
final class SpentLimits {

    private static final Duration MOST = Duration.ofSeconds(10);
    private static final double EPOCH_SECONDS = 1e9;
    private static final double EPOCH_MILLIS = 1e12;

    private SpentLimits() {}

    /** Returns the time until all limits that are spent are there again; empty when none is. */
    static Optional<Duration> of(HttpHeaders headers, Clock clock) {
        return headers.fields().stream()
                .flatMap(field -> reset(field, headers).stream())
                .flatMap(text -> wait(text.strip(), clock).stream())
                .filter(Duration::isPositive)
                .max(Comparator.naturalOrder())
                .map(whole -> whole.compareTo(MOST) < 0 ? whole : MOST);
    }

    private static Optional<String> reset(HttpHeaders.Field field, HttpHeaders headers) {
        String name = field.name().toLowerCase(Locale.ROOT);
        return name.contains("ratelimit") && name.contains("remaining") && isSpent(field.value())
                ? headers.first(name.replace("remaining", "reset"))
                : Optional.empty();
    }

    /** Some vendors say -1 where they do not count. */
    private static boolean isSpent(String remaining) {
        return number(remaining.strip()).filter(left -> left == 0).isPresent();
    }

    private static Optional<Duration> wait(String text, Clock clock) {
        Optional<Double> number = number(text);
        if (number.isPresent()) {
            return Optional.of(plain(number.get(), clock));
        }
        return moment(text)
                .map(moment -> Duration.between(clock.instant(), moment))
                .or(() -> RetryAfter.spelled(text));
    }

    private static Duration plain(double number, Clock clock) {
        if (number < EPOCH_SECONDS) {
            return Duration.ofMillis((long) (number * 1000));
        }
        long millis = (long) (number < EPOCH_MILLIS ? number * 1000 : number);
        return Duration.between(clock.instant(), Instant.ofEpochMilli(millis));
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<Double> number(String text) {
        return Stream.of(text)
                .filter(it -> it.matches("-?\\d{1,15}(\\.\\d+)?"))
                .map(Double::valueOf)
                .findFirst();
    }
}
