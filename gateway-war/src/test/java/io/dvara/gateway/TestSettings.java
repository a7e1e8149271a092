package io.dvara.gateway;

import io.dvara.gateway.config.Resilience;
import io.dvara.gateway.config.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Settings for tests of single rooms. */
public final class TestSettings {

    private static final long MIB = 1024 * 1024;

    private static final Settings.Media NO_MEDIA =
            new Settings.Media(false, Set.of(), 10 * MIB, 48 * MIB, Duration.ofSeconds(10));

    private TestSettings() {}

    /** The defaults, without ports of our own. */
    public static Settings usual() {
        return with(List.of(), NO_MEDIA);
    }

    /** The defaults, and this way to fetch media. */
    public static Settings fetching(Settings.Media media, int ownPort) {
        return with(List.of(ownPort), media);
    }

    /** The defaults with these ports as our own. */
    public static Settings ownPorts(List<Integer> ports) {
        return with(ports, NO_MEDIA);
    }

    private static Settings with(List<Integer> ports, Settings.Media media) {
        return new Settings(
                new Settings.Requests(32 * MIB, 96 * MIB, 10_000, 1000, Duration.ofSeconds(1), 200),
                new Settings.Upstream(
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        64 * MIB,
                        4096,
                        Duration.ZERO),
                new Settings.Streams(Duration.ofSeconds(15), Duration.ofSeconds(15)),
                new Settings.Plugins(Path.of("plugins"), Path.of("work"), Duration.ofSeconds(1)),
                new Settings.Server(Duration.ofSeconds(30), ports, false),
                new Settings.Access(Settings.KeyRule.AUTO),
                new Settings.Metrics(200),
                resilience(),
                new Settings.Pricing(Path.of("prices.yaml")),
                new Settings.Memory(32 * MIB, 100_000, Duration.ofHours(24), Duration.ofHours(24)),
                media);
    }

    /** The defaults. */
    public static Resilience resilience() {
        return new Resilience(
                new Resilience.Retry(
                        2,
                        Duration.ofMillis(250),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(5),
                        new Resilience.Budget(20, 10)),
                new Resilience.Breaker(
                        50, 10, 5, Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofSeconds(60)),
                new Resilience.Concurrency(4096, 1000, Duration.ofSeconds(1)));
    }
}
