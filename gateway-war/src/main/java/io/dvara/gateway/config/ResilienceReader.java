package io.dvara.gateway.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what is done about providers that fail, for all of them or for one. */
final class ResilienceReader {

    /** The blocks of a provider and their keys. */
    static final Map<String, List<String>> OF_A_PROVIDER = Map.of(
            "retry",
            List.of("retries", "first-delay", "max-delay", "longest-wait", "budget-percent", "budget-per-second"),
            "breaker",
            List.of("failure-rate", "min-calls", "failures-in-a-row", "window", "open-time", "longest-cool-down"),
            "concurrency",
            List.of("max-calls", "max-waiting", "max-wait"));

    /** Where values come from, by keys such as {@code retry.retries}. */
    interface Source {

        /** Returns the value of a key, or the usual one when there is none. */
        <T> T read(String key, T usual, Parser<T> parser);
    }

    interface Parser<T> {
        T parse(String text) throws ValueException;
    }

    private static final Resilience DEFAULTS = new Resilience(
            new Resilience.Retry(
                    2,
                    Duration.ofMillis(250),
                    Duration.ofSeconds(4),
                    Duration.ofSeconds(5),
                    new Resilience.Budget(20, 10)),
            new Resilience.Breaker(50, 10, 5, Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofSeconds(60)),
            new Resilience.Concurrency(4096, 1000, Duration.ofSeconds(1)));

    private final Source source;

    ResilienceReader(Source source) {
        this.source = source;
    }

    Resilience read() {
        return read(DEFAULTS);
    }

    /** Reads what differs from the usual. */
    Resilience read(Resilience usual) {
        return new Resilience(retry(usual.retry()), breaker(usual.breaker()), concurrency(usual.concurrency()));
    }

    private Resilience.Retry retry(Resilience.Retry usual) {
        return new Resilience.Retry(
                source.read("retry.retries", usual.retries(), ResilienceReader::number),
                source.read("retry.first-delay", usual.firstDelay(), Values::duration),
                source.read("retry.max-delay", usual.maxDelay(), Values::duration),
                source.read("retry.longest-wait", usual.longestWait(), Values::duration),
                new Resilience.Budget(
                        source.read("retry.budget-percent", usual.budget().percent(), ResilienceReader::percent),
                        source.read("retry.budget-per-second", usual.budget().perSecond(), ResilienceReader::number)));
    }

    private Resilience.Breaker breaker(Resilience.Breaker usual) {
        return new Resilience.Breaker(
                source.read("breaker.failure-rate", usual.failureRate(), ResilienceReader::share),
                source.read("breaker.min-calls", usual.minCalls(), ResilienceReader::count),
                source.read("breaker.failures-in-a-row", usual.failuresInARow(), ResilienceReader::count),
                source.read("breaker.window", usual.window(), ResilienceReader::wholeSeconds),
                source.read("breaker.open-time", usual.openTime(), ResilienceReader::time),
                source.read("breaker.longest-cool-down", usual.longestCoolDown(), Values::duration));
    }

    private Resilience.Concurrency concurrency(Resilience.Concurrency usual) {
        return new Resilience.Concurrency(
                source.read("concurrency.max-calls", usual.maxCalls(), ResilienceReader::count),
                source.read("concurrency.max-waiting", usual.maxWaiting(), ResilienceReader::number),
                source.read("concurrency.max-wait", usual.maxWait(), Values::duration));
    }

    private static int number(String text) throws ValueException {
        return within(text, 0, Integer.MAX_VALUE);
    }

    private static int count(String text) throws ValueException {
        return within(text, 1, Integer.MAX_VALUE);
    }

    private static int percent(String text) throws ValueException {
        return within(text, 0, 100);
    }

    private static int share(String text) throws ValueException {
        return within(text, 1, 100);
    }

    private static int within(String text, int least, int most) throws ValueException {
        int number = Values.integer(text);
        if (number < least || number > most) {
            String bounds = most == Integer.MAX_VALUE ? "at least " + least : "from " + least + " to " + most;
            throw new ValueException(Values.quote(text) + " must be " + bounds);
        }
        return number;
    }

    private static Duration time(String text) throws ValueException {
        Duration time = Values.duration(text);
        if (!time.isPositive()) {
            throw new ValueException(Values.quote(text) + " must be longer than nothing");
        }
        return time;
    }

    private static Duration wholeSeconds(String text) throws ValueException {
        Duration time = Values.duration(text);
        if (time.toSeconds() < 1 || time.toSeconds() > 3600) {
            throw new ValueException(Values.quote(text) + " must be from 1s to 1h");
        }
        return Duration.ofSeconds(time.toSeconds());
    }

    /** The value of one key, where there is one. */
    record Given(Optional<ConfigNode.Scalar> value, List<Problem> problems) {

        <T> T read(String key, T usual, Parser<T> parser) {
            if (value.isEmpty()) {
                return usual;
            }
            try {
                return parser.parse(value.get().text().strip());
            } catch (ValueException wrong) {
                problems.add(new Problem(value.get().place(), key, wrong.getMessage()));
                return usual;
            }
        }
    }

    /** The blocks that a provider of the file has of its own. */
    record Own(Map<String, ConfigNode.Scalar> values, String path, List<Problem> problems) implements Source {

        @Override
        public <T> T read(String key, T usual, Parser<T> parser) {
            return new Given(Optional.ofNullable(values.get(key)), problems).read(path + "." + key, usual, parser);
        }
    }
}
