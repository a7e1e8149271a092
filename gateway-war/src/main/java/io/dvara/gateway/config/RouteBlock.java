package io.dvara.gateway.config;

import java.util.List;
import java.util.Optional;

/**
 * A route as it stands in {@code dvara.yaml}.
 *
 * @param name unique
 * @param path of the block, such as {@code routes[0]}
 * @param place where it stands
 * @param models names and patterns of the models that it takes
 * @param strategy how candidates are ranked; empty when they are tried in their order
 * @param candidates who may serve
 * @param fallbacks who is tried when no candidate serves, in their order
 * @param hedge when a second candidate is asked beside one that is late; empty when never
 */
public record RouteBlock(
        String name,
        String path,
        String place,
        List<Pattern> models,
        Optional<Strategy> strategy,
        List<CandidateBlock> candidates,
        List<CandidateBlock> fallbacks,
        Optional<Hedge> hedge) {

    /** Copies the lists. */
    public RouteBlock {
        models = List.copyOf(models);
        candidates = List.copyOf(candidates);
        fallbacks = List.copyOf(fallbacks);
    }

    /**
     * A name or pattern of models.
     *
     * @param glob the pattern
     * @param place where it stands
     */
    public record Pattern(ModelGlob glob, String place) {}

    /**
     * A strategy that is asked for.
     *
     * @param type of the factory that makes it
     * @param place where its type stands
     * @param settings for the factory
     */
    public record Strategy(String type, String place, ConfigNode.Mapping settings) {}
}
