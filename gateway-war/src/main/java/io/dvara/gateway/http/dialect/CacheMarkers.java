package io.dvara.gateway.http.dialect;

import io.dvara.api.chat.CacheMarker;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.Set;

/** Markers for prompt caching, where they say nothing but what the canonical form can. */
public final class CacheMarkers {

    private static final Set<String> KNOWN = Set.of("type", "ttl");

    private CacheMarkers() {}

    /** Returns the marker; empty when it is of another form and has to stay as it is. */
    public static Optional<CacheMarker> read(JsonValue value) {
        if (!(value instanceof JsonObject marker)
                || !KNOWN.containsAll(marker.keySet())
                || !(marker.get("type") instanceof JsonString type)
                || !type.getString().equals("ephemeral")) {
            return Optional.empty();
        }
        if (!marker.containsKey("ttl")) {
            return Optional.of(new CacheMarker(Optional.empty()));
        }
        return marker.get("ttl") instanceof JsonString ttl
                ? Optional.of(new CacheMarker(Optional.of(ttl.getString())))
                : Optional.empty();
    }
}
