package io.dvara.gateway.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A provider as it stands in {@code dvara.yaml}.
 *
 * @param name unique
 * @param type of the factory that makes it
 * @param path of the block, such as {@code providers[0]}
 * @param typePlace where its type stands
 * @param settings what is left for the factory's own settings
 * @param prefixes instead of the factory's
 * @param limits where they differ from the default
 * @param resilience where it differs from the default, by keys such as {@code retry.retries}
 * @param enabled when said
 */
public record ProviderBlock(
        String name,
        String type,
        String path,
        String typePlace,
        ConfigNode.Mapping settings,
        Optional<List<String>> prefixes,
        Limits limits,
        Map<String, ConfigNode.Scalar> resilience,
        Optional<Boolean> enabled) {

    /** Copies the lists. */
    public ProviderBlock {
        prefixes = prefixes.map(List::copyOf);
        resilience = Map.copyOf(resilience);
    }

    /** Returns what is done when this provider fails, given what is usual. */
    public Resilience resilience(Resilience usual) {
        return new ResilienceReader(new ResilienceReader.Own(resilience, path, new ArrayList<>())).read(usual);
    }

    /**
     * Limits of calls to one provider.
     *
     * @param connect until a connection stands
     * @param firstByte until the first byte of the answer
     * @param chunk between two reads
     * @param total for the whole call
     * @param maxAnswerBytes of one answer
     */
    public record Limits(
            Optional<Duration> connect,
            Optional<Duration> firstByte,
            Optional<Duration> chunk,
            Optional<Duration> total,
            Optional<Long> maxAnswerBytes) {

        /** The defaults hold. */
        public static final Limits NONE =
                new Limits(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
