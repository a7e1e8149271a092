package io.dvara.provider.bedrock;

import io.dvara.api.chat.CacheMarker;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;

/** Writes the marks up to which the vendor caches a prompt, each a block of its own behind what it marks. */
final class CachePoints {

    /** What a mark without a time means anyway; older models take no word of it. */
    private static final String USUAL = "5m";

    private static final String POINT = "cachePoint";

    private final Order order;

    CachePoints(Order order) {
        this.order = order;
    }

    /** Returns whether a block is a mark. */
    static boolean is(JsonObject block) {
        return block.containsKey(POINT);
    }

    /** Returns the mark for content. */
    Optional<JsonObject> content(CacheMarker marker, String path) {
        return block(marker, Trait.CACHE, path);
    }

    /** Returns the mark for tools. */
    Optional<JsonObject> tools(CacheMarker marker, String path) {
        return block(marker, Trait.CACHED_TOOLS, path);
    }

    private Optional<JsonObject> block(CacheMarker marker, Trait needed, String path) {
        if (!order.takes(needed)) {
            order.drop(path + ".cache_control");
            return Optional.empty();
        }
        JsonObjectBuilder point = order.make().createObjectBuilder().add("type", "default");
        marker.ttl().filter(ttl -> !ttl.equals(USUAL)).ifPresent(ttl -> {
            if (order.takes(Trait.CACHE_FOR_AN_HOUR)) {
                point.add("ttl", ttl);
            } else {
                order.drop(path + ".cache_control.ttl");
            }
        });
        return Optional.of(order.make().createObjectBuilder().add(POINT, point).build());
    }
}
