package io.dvara.provider.gemini;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Extras;
import io.dvara.api.json.JsonCodec;
import io.dvara.api.provider.Call;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A request that is being translated, and what its translation needs.
 *
 * @param request the request
 * @param call hears of fields that are left out
 * @param era what the model takes
 * @param door by which it is reached
 * @param json makes values and reads the arguments of tool calls
 */
record Order(ChatRequest request, Call call, Era era, Door door, JsonCodec json) {

    private static final Pattern PLACE = Pattern.compile("\\[\\d+]");

    JsonProvider make() {
        return json.make();
    }

    /** Returns whether ids of calls go along; Vertex AI takes them of newer models alone. */
    boolean sendsCallIds() {
        return door == Door.GEMINI || era.needsSignatures();
    }

    /** Returns whether files carry their names; where they do not, the name is told before the file. */
    boolean takesFileNames() {
        return door == Door.VERTEX;
    }

    /** Notes that a field is left out; its places in lists are not told. */
    void drop(String path) {
        call.dropped(PLACE.matcher(path).replaceAll(""));
    }

    /** Notes what stands beside the known members of an object and has no form. */
    void dropRest(Extras extras, String path, Set<String> understood) {
        extras.cache().ifPresent(_ -> drop(path + ".cache_control"));
        extras.fields().forEach((name, value) -> {
            if (!saysNothing(value) && !understood.contains(name)) {
                drop(path + "." + name);
            }
        });
    }

    /** Clients send answers back with members such as a null refusal or empty annotations. */
    private static boolean saysNothing(JsonValue value) {
        return value == JsonValue.NULL || value.equals(JsonValue.EMPTY_JSON_ARRAY);
    }
}
