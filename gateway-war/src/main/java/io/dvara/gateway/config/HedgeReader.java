package io.dvara.gateway.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads when a route asks a second candidate: {@code hedge: true}, a time, or keys and values. */
final class HedgeReader {

    private static final Duration AT_LEAST = Duration.ofMillis(100);
    private static final int SAMPLES = 50;
    private static final int MOST_SAMPLES = 200;

    private final List<Problem> problems;

    HedgeReader(List<Problem> problems) {
        this.problems = problems;
    }

    Optional<Hedge> read(Members route, String name) {
        return route.node("hedge").flatMap(node -> switch (node) {
            case ConfigNode.Scalar word -> word(word, route.path() + ".hedge", name);
            case ConfigNode.Mapping keys -> keys(new Members(keys, route.path() + ".hedge", problems), name);
            case ConfigNode.Sequence list -> wrong(list, route.path() + ".hedge");
        });
    }

    private Optional<Hedge> word(ConfigNode.Scalar word, String path, String name) {
        return switch (word.text().strip()) {
            case "false" -> Optional.empty();
            case "true" -> Optional.of(new Hedge(name, Optional.empty(), AT_LEAST, SAMPLES));
            default -> {
                try {
                    Duration after = delay(word.text().strip());
                    yield Optional.of(new Hedge(name, Optional.of(after), AT_LEAST, SAMPLES));
                } catch (ValueException _) {
                    yield wrong(word, path);
                }
            }
        };
    }

    private Optional<Hedge> keys(Members members, String name) {
        members.only(List.of("after", "at-least", "samples"));
        Optional<Duration> after = members.value("after", HedgeReader::delay);
        if (after.isPresent()) {
            for (String measured : List.of("at-least", "samples")) {
                members.node(measured)
                        .ifPresent(node -> problems.add(new Problem(
                                node.place(),
                                members.path() + "." + measured,
                                "means nothing beside 'after', which fixes the time: leave one of them out")));
            }
        }
        return Optional.of(new Hedge(
                name,
                after,
                members.value("at-least", HedgeReader::delay).orElse(AT_LEAST),
                members.value("samples", HedgeReader::samples).orElse(SAMPLES)));
    }

    private Optional<Hedge> wrong(ConfigNode node, String path) {
        problems.add(new Problem(
                node.place(),
                path,
                "'true', a time such as '800ms', or the keys after, at-least and samples are expected"));
        return Optional.empty();
    }

    private static Duration delay(String text) throws ValueException {
        Duration delay = Values.duration(text);
        if (!delay.isPositive()) {
            throw new ValueException(Values.quote(text) + " must be longer than nothing");
        }
        return delay;
    }

    private static int samples(String text) throws ValueException {
        int samples = Values.integer(text);
        if (samples < 1 || samples > MOST_SAMPLES) {
            throw new ValueException(Values.quote(text) + " must be from 1 to " + MOST_SAMPLES);
        }
        return samples;
    }
}
