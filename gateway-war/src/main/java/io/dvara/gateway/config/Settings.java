package io.dvara.gateway.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * The gateway's own settings, all with defaults, fixed from start to stop.
 *
 * @param requests limits of what clients send ({@code dvara.requests.*})
 * @param upstream default limits of calls to providers ({@code dvara.upstream.*})
 * @param streams how streams are kept alive ({@code dvara.streams.*})
 * @param plugins where plugins are ({@code dvara.plugins.*})
 * @param server how the process starts and stops ({@code dvara.server.*})
 * @param access who may call ({@code dvara.auth.*})
 * @param metrics bounds of metrics ({@code dvara.metrics.*})
 * @param resilience what is done about providers that fail, unless they have their own
 * @param pricing where prices are ({@code dvara.prices.*})
 * @param memory bounds of what is kept between requests ({@code dvara.memory.*})
 * @param media whether and how images that clients name by address are fetched ({@code dvara.media.*})
 */
public record Settings(
        Requests requests,
        Upstream upstream,
        Streams streams,
        Plugins plugins,
        Server server,
        Access access,
        Metrics metrics,
        Resilience resilience,
        Pricing pricing,
        Memory memory,
        Media media) {

    /**
     * Limits of what clients send.
     *
     * @param maxBytes of one body ({@code dvara.requests.max-bytes}, 32 MiB)
     * @param maxBytesInFlight of all bodies being served ({@code dvara.requests.max-bytes-in-flight}, 96 MiB)
     * @param maxInFlight requests at once ({@code dvara.requests.max-in-flight}, 10000)
     * @param maxWaiting for one of them to end ({@code dvara.requests.max-waiting}, 1000)
     * @param maxWait how long ({@code dvara.requests.max-wait}, 1 s)
     * @param maxDepth of nested JSON ({@code dvara.requests.max-depth}, 200)
     */
    public record Requests(
            long maxBytes, long maxBytesInFlight, int maxInFlight, int maxWaiting, Duration maxWait, int maxDepth) {}

    /**
     * Default limits of calls to providers; each provider may have its own.
     *
     * @param connectTimeout {@code dvara.upstream.connect-timeout}, 10 s
     * @param firstByteTimeout {@code dvara.upstream.first-byte-timeout}, 120 s
     * @param chunkTimeout between two reads ({@code dvara.upstream.chunk-timeout}, 60 s)
     * @param totalTimeout {@code dvara.upstream.total-timeout}, 600 s
     * @param maxAnswerBytes {@code dvara.upstream.max-answer-bytes}, 64 MiB
     * @param maxConnections to one provider's host ({@code dvara.upstream.max-connections}, 4096)
     * @param checkEvery how often providers are asked whether they are well ({@code dvara.upstream.check-every}, 0 s:
     *     never)
     */
    public record Upstream(
            Duration connectTimeout,
            Duration firstByteTimeout,
            Duration chunkTimeout,
            Duration totalTimeout,
            long maxAnswerBytes,
            int maxConnections,
            Duration checkEvery) {}

    /**
     * How streams are kept alive.
     *
     * @param pingAfter silence before the first content until headers and pings go out ({@code
     *     dvara.streams.ping-after}, 15 s)
     * @param pingEvery silence between two pings ({@code dvara.streams.ping-every}, 15 s)
     */
    public record Streams(Duration pingAfter, Duration pingEvery) {}

    /**
     * Where plugins are.
     *
     * @param folder that is watched ({@code dvara.plugins.dir})
     * @param workFolder for private copies ({@code dvara.plugins.work-dir})
     * @param scanEvery how often the folder is looked at ({@code dvara.plugins.scan-every}, 1 s)
     */
    public record Plugins(Path folder, Path workFolder, Duration scanEvery) {}

    /**
     * How the process starts and stops.
     *
     * @param drainTimeout how long open streams may go on after a stop ({@code dvara.server.drain-timeout}, 30 s)
     * @param ownPorts local ports of this gateway, which no provider's address may lead to ({@code
     *     dvara.server.ports}, 8080 and 8090)
     * @param warmUp whether code paths are warmed after the start ({@code dvara.server.warm-up}, true)
     */
    public record Server(Duration drainTimeout, List<Integer> ownPorts, boolean warmUp) {

        /** Copies the ports. */
        public Server {
            ownPorts = List.copyOf(ownPorts);
        }
    }

    /** Whether a valid API key is demanded. */
    public enum KeyRule {
        /** From the first key on that has been created. */
        AUTO,
        /** Always. */
        TRUE,
        /** Never. */
        FALSE
    }

    /**
     * Who may call.
     *
     * @param requireApiKey {@code dvara.auth.require-api-key}, auto
     */
    public record Access(KeyRule requireApiKey) {}

    /**
     * Bounds of metrics.
     *
     * @param maxModels distinct model labels ({@code dvara.metrics.max-models}, 200)
     */
    public record Metrics(int maxModels) {}

    /**
     * Where prices are, beside those of the configuration.
     *
     * @param file a table of prices ({@code dvara.prices.file}, prices.yaml)
     */
    public record Pricing(Path file) {}

    /**
     * Bounds of what is kept between the requests of a conversation.
     *
     * @param maxBytes of all together ({@code dvara.memory.max-bytes}, 32 MiB)
     * @param maxEntries of all together ({@code dvara.memory.max-entries}, 100000)
     * @param thoughts how long thoughts before tool calls are remembered ({@code dvara.memory.thoughts}, 24 h)
     * @param responses how long answers of {@code /v1/responses} are kept ({@code dvara.memory.responses}, 24 h)
     */
    public record Memory(long maxBytes, int maxEntries, Duration thoughts, Duration responses) {}

    /**
     * Whether and how images and documents that clients name by address are fetched for vendors that
     * load nothing themselves.
     *
     * @param fetch {@code dvara.media.fetch}, off
     * @param allowHosts that may have private addresses and be asked without TLS ({@code dvara.media.allow-hosts})
     * @param maxBytes of one of them ({@code dvara.media.max-bytes}, 10 MiB)
     * @param maxBytesInFlight of all that are held ({@code dvara.media.max-bytes-in-flight}, 48 MiB)
     * @param timeout for one of them ({@code dvara.media.timeout}, 10 s)
     */
    public record Media(boolean fetch, Set<String> allowHosts, long maxBytes, long maxBytesInFlight, Duration timeout) {

        /** Copies the hosts. */
        public Media {
            allowHosts = Set.copyOf(allowHosts);
        }
    }
}
