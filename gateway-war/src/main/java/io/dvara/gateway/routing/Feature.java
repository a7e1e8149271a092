package io.dvara.gateway.routing;

import io.dvara.api.provider.Model;
import java.util.Optional;
import java.util.function.Function;

/** Something that a request may need and that not every model can do. */
enum Feature {
    /** It brings tools, or speaks of calls that were made. */
    TOOLS("tools", "tools", Model.Traits::toolCalls),
    /** It shows images. */
    IMAGES("images", "messages", Model.Traits::vision),
    /** The answer must hold to a JSON schema. */
    JSON_SCHEMA("JSON schema", "response_format", Model.Traits::structuredOutputs),
    /** The answer must be JSON. */
    JSON_OBJECT("JSON mode", "response_format", Model.Traits::jsonMode),
    /** The answer comes piece by piece. */
    STREAMING("streaming", "stream", Model.Traits::streaming);

    private final String words;
    private final String field;
    private final Function<Model.Traits, Optional<Boolean>> trait;

    Feature(String words, String field, Function<Model.Traits, Optional<Boolean>> trait) {
        this.words = words;
        this.field = field;
        this.trait = trait;
    }

    /** Returns what it is called in messages. */
    String words() {
        return words;
    }

    /** Returns the request field that asks for it. */
    String field() {
        return field;
    }

    /** Returns whether a model is known to lack it. */
    boolean isLackedBy(Model.Traits stated, Model.Traits listed) {
        Optional<Boolean> can = trait.apply(stated);
        return !(can.isPresent() ? can : trait.apply(listed)).orElse(true);
    }
}
