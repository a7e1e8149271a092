package io.dvara.gateway.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads the gateway's own settings, key by key, and remembers which keys there are. */
final class SettingsReader {

    /** A name, an IPv4 address or an IPv6 address in brackets; or nothing. */
    private static final Pattern HOST = Pattern.compile("[a-z0-9._-]*|\\[[0-9a-f:.]+]");

    private final Function<String, Optional<ConfigNode.Scalar>> source;
    private final Surroundings surroundings;
    private final List<Problem> problems;
    private final Set<String> keys = new LinkedHashSet<>();

    /** Where the process runs and, unless told otherwise, on which ports it listens. */
    record Surroundings(Path server, Path temporary, String ports) {}

    private interface Parser<T> {
        T parse(String text) throws ValueException;
    }

    SettingsReader(
            Function<String, Optional<ConfigNode.Scalar>> source, Surroundings surroundings, List<Problem> problems) {
        this.source = source;
        this.surroundings = surroundings;
        this.problems = problems;
    }

    Settings read() {
        return new Settings(
                requests(),
                upstream(),
                streams(),
                plugins(),
                server(),
                access(),
                metrics(),
                resilience(),
                pricing(),
                memory(),
                media());
    }

    /** Returns all keys, after they were read. */
    Set<String> keys() {
        return keys;
    }

    private Settings.Requests requests() {
        return new Settings.Requests(
                read("dvara.requests.max-bytes", "32MiB", SettingsReader::size),
                read("dvara.requests.max-bytes-in-flight", "96MiB", SettingsReader::size),
                read("dvara.requests.max-in-flight", "10000", SettingsReader::count),
                read("dvara.requests.max-waiting", "1000", SettingsReader::count),
                read("dvara.requests.max-wait", "1s", Values::duration),
                read("dvara.requests.max-depth", "200", SettingsReader::count));
    }

    private Settings.Upstream upstream() {
        return new Settings.Upstream(
                read("dvara.upstream.connect-timeout", "10s", SettingsReader::time),
                read("dvara.upstream.first-byte-timeout", "120s", SettingsReader::time),
                read("dvara.upstream.chunk-timeout", "60s", SettingsReader::time),
                read("dvara.upstream.total-timeout", "600s", SettingsReader::time),
                read("dvara.upstream.max-answer-bytes", "64MiB", SettingsReader::size),
                read("dvara.upstream.max-connections", "4096", SettingsReader::count),
                read("dvara.upstream.check-every", "0s", Values::duration));
    }

    private Settings.Streams streams() {
        return new Settings.Streams(
                read("dvara.streams.ping-after", "15s", SettingsReader::time),
                read("dvara.streams.ping-every", "15s", SettingsReader::time));
    }

    private Settings.Plugins plugins() {
        Parser<Path> path = text -> surroundings.server().resolve(text).normalize();
        return new Settings.Plugins(
                read("dvara.plugins.dir", "plugins", path),
                read(
                        "dvara.plugins.work-dir",
                        surroundings.temporary().resolve("dvara-plugins").toString(),
                        path),
                read("dvara.plugins.scan-every", "1s", SettingsReader::time));
    }

    private Settings.Server server() {
        return new Settings.Server(
                read("dvara.server.drain-timeout", "30s", Values::duration),
                read("dvara.server.ports", surroundings.ports(), SettingsReader::ports),
                read("dvara.server.warm-up", "true", Values::truth));
    }

    private Settings.Access access() {
        return new Settings.Access(read("dvara.auth.require-api-key", "auto", SettingsReader::keyRule));
    }

    private Settings.Metrics metrics() {
        return new Settings.Metrics(read("dvara.metrics.max-models", "200", SettingsReader::count));
    }

    private Settings.Pricing pricing() {
        return new Settings.Pricing(read(
                "dvara.prices.file",
                "prices.yaml",
                text -> surroundings.server().resolve(text).normalize()));
    }

    private Settings.Memory memory() {
        return new Settings.Memory(
                read("dvara.memory.max-bytes", "32MiB", SettingsReader::size),
                read("dvara.memory.max-entries", "100000", SettingsReader::count),
                read("dvara.memory.thoughts", "24h", SettingsReader::time),
                read("dvara.memory.responses", "24h", SettingsReader::time));
    }

    private Settings.Media media() {
        return new Settings.Media(
                read("dvara.media.fetch", "off", Values::truth),
                read("dvara.media.allow-hosts", "", SettingsReader::hosts),
                read("dvara.media.max-bytes", "10MiB", SettingsReader::size),
                read("dvara.media.max-bytes-in-flight", "48MiB", SettingsReader::size),
                read("dvara.media.timeout", "10s", SettingsReader::time));
    }

    private Resilience resilience() {
        return new ResilienceReader(new ResilienceReader.Source() {
                    @Override
                    public <T> T read(String key, T usual, ResilienceReader.Parser<T> parser) {
                        String full = "dvara." + key;
                        keys.add(full);
                        return new ResilienceReader.Given(source.apply(full), problems).read(full, usual, parser);
                    }
                })
                .read();
    }

    private <T> T read(String key, String normal, Parser<T> parser) {
        keys.add(key);
        ConfigNode.Scalar value = source.apply(key).orElseGet(() -> new ConfigNode.Scalar(normal, "default"));
        try {
            return parser.parse(value.text().strip());
        } catch (ValueException wrong) {
            problems.add(new Problem(value.place(), key, wrong.getMessage()));
            return known(parser, normal);
        }
    }

    private static <T> T known(Parser<T> parser, String normal) {
        try {
            return parser.parse(normal);
        } catch (ValueException wrong) {
            throw new IllegalStateException("default '" + normal + "': " + wrong.getMessage(), wrong);
        }
    }

    private static Settings.KeyRule keyRule(String text) throws ValueException {
        return switch (text) {
            case "auto" -> Settings.KeyRule.AUTO;
            case "true" -> Settings.KeyRule.TRUE;
            case "false" -> Settings.KeyRule.FALSE;
            default -> throw new ValueException(Values.quote(text) + " is none of auto, true and false");
        };
    }

    private static Duration time(String text) throws ValueException {
        Duration time = Values.duration(text);
        if (!time.isPositive()) {
            throw new ValueException(Values.quote(text) + " must be longer than nothing");
        }
        return time;
    }

    private static long size(String text) throws ValueException {
        long size = Values.bytes(text);
        if (size == 0) {
            throw new ValueException(Values.quote(text) + " must be at least one byte");
        }
        return size;
    }

    private static int count(String text) throws ValueException {
        int count = Values.integer(text);
        if (count < 1) {
            throw new ValueException(Values.quote(text) + " must be at least 1");
        }
        return count;
    }

    private static Set<String> hosts(String text) throws ValueException {
        Set<String> hosts = new LinkedHashSet<>();
        for (String part : text.split(",")) {
            String host = part.strip().toLowerCase(Locale.ROOT);
            if (!HOST.matcher(host).matches()) {
                throw new ValueException(Values.quote(host) + " is no host; write its name or IP address alone");
            }
            hosts.add(host);
        }
        hosts.remove("");
        return hosts;
    }

    private static List<Integer> ports(String text) throws ValueException {
        List<Integer> ports = new ArrayList<>();
        for (String part : text.split(",")) {
            int port = Values.integer(part.strip());
            if (port < 1 || port > 65_535) {
                throw new ValueException(Values.quote(part.strip()) + " is no port; ports are 1 to 65535");
            }
            ports.add(port);
        }
        return ports;
    }
}
