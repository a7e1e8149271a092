package io.dvara.provider.kit;

import io.dvara.api.http.HttpHeaders;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a vendor asks to wait, in the forms in which vendors say so. */
final class RetryAfter {

    private static final Pattern IN_WORDS = Pattern.compile(
            "(?i)(?:try again in|retry after|retry in)\\s+((?:\\d+(?:\\.\\d+)?\\s*(?:ms|[smh])[a-z]*\\s*)+)");
    private static final Pattern PIECE = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(ms|[smh])");
    private static final double LONGEST_SECONDS = Duration.ofDays(1).toSeconds();

    private RetryAfter() {}

    /** Reads the header fields; those that count milliseconds are the more exact ones. */
    static Optional<Duration> of(HttpHeaders headers, Clock clock) {
        return headers.first("retry-after-ms")
                .or(() -> headers.first("x-ms-retry-after-ms"))
                .flatMap(text -> seconds(text, 1000))
                .or(() -> headers.first("retry-after").flatMap(text -> plain(text.strip(), clock)));
    }

    /** Reads words such as {@code Please try again in 1m2.5s}. */
    static Optional<Duration> of(String message) {
        Matcher words = IN_WORDS.matcher(message);
        return words.find() ? spelled(words.group(1)) : Optional.empty();
    }

    /** Reads a duration such as {@code 34s} or {@code 1m2.5s}. */
    static Optional<Duration> spelled(String text) {
        Matcher pieces = PIECE.matcher(text);
        double seconds = -1;
        while (pieces.find()) {
            seconds = Math.max(seconds, 0) + Double.parseDouble(pieces.group(1)) * unit(pieces.group(2));
        }
        return seconds < 0 ? Optional.empty() : Optional.of(duration(seconds));
    }

    private static double unit(String name) {
        return switch (name) {
            case "ms" -> 0.001;
            case "m" -> 60;
            case "h" -> 3600;
            default -> 1;
        };
    }

    private static Optional<Duration> plain(String text, Clock clock) {
        return seconds(text, 1).or(() -> date(text, clock));
    }

    private static Optional<Duration> seconds(String text, double perSecond) {
        try {
            double value = Double.parseDouble(text) / perSecond;
            return value >= 0 ? Optional.of(duration(value)) : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> date(String text, Clock clock) {
        try {
            Instant moment = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
            Duration wait = Duration.between(clock.instant(), moment);
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Duration duration(double seconds) {
        return Duration.ofMillis((long) Math.ceil(Math.min(seconds, LONGEST_SECONDS) * 1000));
    }
}
