package io.dvara.api.chat;

import io.dvara.api.Stable;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;

/**
 * What stands beside the known members of a message, part or tool.
 *
 * @param cache the marker for prompt caching
 * @param fields members that the gateway does not know, in the words of the request's dialect; those of
 *     an inner object, such as {@code detail} of an {@code image_url}, stand within an object of its name,
 *     and are merged, also within objects, into what is sent
 */
@Stable
public record Extras(Optional<CacheMarker> cache, JsonObject fields) {

    /** Nothing. */
    public static final Extras NONE = new Extras(Optional.empty(), JsonValue.EMPTY_JSON_OBJECT);

    /** Makes extras of unknown members alone. */
    public static Extras of(JsonObject fields) {
        return fields.isEmpty() ? NONE : new Extras(Optional.empty(), fields);
    }
}
