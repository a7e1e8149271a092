package io.dvara.gateway.routing;

import io.dvara.api.provider.ChatProvider;
import io.dvara.api.provider.CompletionProvider;
import io.dvara.api.provider.EmbeddingProvider;
import io.dvara.api.provider.Model;
import io.dvara.api.provider.Provider;
import io.dvara.gateway.live.Generation;
import io.dvara.gateway.live.RouteTarget;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Tells whether a candidate has what a request needs; what is not known counts as had.
 *
 * @param catalogue tells what providers say of their models
 * @param generation in which they serve
 * @param needs of the request
 * @param regions where it may be served
 */
record Fitness(ModelCatalogue catalogue, Generation generation, Needs needs, Regions regions) {

    /** Prompts that every model takes. */
    private static final long SMALL = 2_000;

    private static final List<Feature> FEATURES = List.of(Feature.values());

    /**
     * What a candidate lacks.
     *
     * @param kind to which it belongs
     * @param words for people
     * @param field of the request that asks for it
     */
    record Lack(Kind kind, String words, String field) {

        /** Kinds of what may be lacking. */
        enum Kind {
            /** Its provider has no such API. */
            ABILITY,
            /** It cannot do something. */
            FEATURE,
            /** Its context window is too small. */
            WINDOW,
            /** It is somewhere else. */
            REGION
        }
    }

    /** Returns the first thing that a candidate lacks. */
    Optional<Lack> lack(RouteTarget target, String model) {
        if (!isAble(target.provider().provider())) {
            return Optional.of(
                    new Lack(Lack.Kind.ABILITY, "its provider does not serve " + words(needs.ability()), "model"));
        }
        if (!regions.allow(target.candidate().region())) {
            String where = target.candidate().region().map(it -> "is in " + it).orElse("has no known region");
            return Optional.of(new Lack(Lack.Kind.REGION, where + ", not in " + regions, Regions.HEADER));
        }
        return ofModel(
                target.stated(),
                isModest() ? Model.Traits.UNKNOWN : catalogue.traits(generation, target.provider(), model));
    }

    /** Returns whether nearly every model can do it, so that no provider need be asked for its list. */
    private boolean isModest() {
        int special = needs.features().size() - (needs.features().contains(Feature.STREAMING) ? 1 : 0);
        return special == 0 && needs.size().whole() <= SMALL;
    }

    private Optional<Lack> ofModel(Model.Traits stated, Model.Traits listed) {
        for (int each = 0; each < FEATURES.size(); each++) {
            Feature feature = FEATURES.get(each);
            if (needs.features().contains(feature) && feature.isLackedBy(stated, listed)) {
                return Optional.of(new Lack(Lack.Kind.FEATURE, "lacks " + feature.words(), feature.field()));
            }
        }
        OptionalLong window =
                stated.maxContextTokens().isPresent() ? stated.maxContextTokens() : listed.maxContextTokens();
        return window.isPresent() && window.getAsLong() < needs.size().whole()
                ? Optional.of(new Lack(
                        Lack.Kind.WINDOW,
                        "takes " + window.getAsLong() + " tokens, about "
                                + needs.size().whole() + " are needed",
                        "messages"))
                : Optional.empty();
    }

    private boolean isAble(Provider provider) {
        return switch (needs.ability()) {
            case CHAT -> provider instanceof ChatProvider;
            case COMPLETION -> provider instanceof CompletionProvider || provider instanceof ChatProvider;
            case EMBEDDING -> provider instanceof EmbeddingProvider;
        };
    }

    private static String words(Needs.Ability ability) {
        return switch (ability) {
            case CHAT -> "chats";
            case COMPLETION -> "text completions";
            case EMBEDDING -> "embeddings";
        };
    }
}
