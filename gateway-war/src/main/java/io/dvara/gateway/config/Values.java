package io.dvara.gateway.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads values of settings from text. */
public final class Values {

    private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,18})\\s*([A-Za-z]*)");
    private static final Map<String, Duration> TIMES = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));
    private static final Map<String, Long> SIZES = Map.ofEntries(
            Map.entry("", 1L),
            Map.entry("b", 1L),
            Map.entry("k", 1L << 10),
            Map.entry("kb", 1_000L),
            Map.entry("kib", 1L << 10),
            Map.entry("m", 1L << 20),
            Map.entry("mb", 1_000_000L),
            Map.entry("mib", 1L << 20),
            Map.entry("g", 1L << 30),
            Map.entry("gb", 1_000_000_000L),
            Map.entry("gib", 1L << 30));

    private Values() {}

    /** Reads a time span such as {@code 30s}, {@code 500ms}, {@code 2m} or ISO's {@code PT30S}. */
    public static Duration duration(String text) throws ValueException {
        String hint = quote(text) + " is no time span; write 500ms, 30s, 2m, 1h or ISO's PT30S";
        try {
            Matcher amount = AMOUNT.matcher(text);
            if (amount.matches() && TIMES.containsKey(unit(amount))) {
                return TIMES.get(unit(amount)).multipliedBy(Long.parseLong(amount.group(1)));
            }
            return Duration.parse(text);
        } catch (DateTimeParseException | ArithmeticException _) {
            throw new ValueException(hint);
        }
    }

    /** Reads a number of bytes such as {@code 32MiB}, {@code 64KB} or {@code 1048576}. */
    public static long bytes(String text) throws ValueException {
        Matcher amount = AMOUNT.matcher(text);
        if (amount.matches() && SIZES.containsKey(unit(amount))) {
            try {
                return Math.multiplyExact(Long.parseLong(amount.group(1)), SIZES.get(unit(amount)));
            } catch (ArithmeticException _) {
                throw new ValueException(quote(text) + " is too large a size");
            }
        }
        throw new ValueException(quote(text) + " is no size; write 32MiB, 64KB or a number of bytes");
    }

    /** Reads a whole number. */
    public static int integer(String text) throws ValueException {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException _) {
            throw new ValueException(quote(text) + " is no whole number");
        }
    }

    /** Reads {@code true} or {@code false}, also as {@code yes}, {@code on}, {@code 1} and their opposites. */
    public static boolean truth(String text) throws ValueException {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0" -> false;
            default -> throw new ValueException(quote(text) + " is neither true nor false");
        };
    }

    /** Returns a text in quotes, shortened when long. */
    public static String quote(String text) {
        return "'" + (text.length() > 60 ? text.substring(0, 60) + "…" : text) + "'";
    }

    private static String unit(Matcher amount) {
        return amount.group(2).toLowerCase(Locale.ROOT);
    }
}
