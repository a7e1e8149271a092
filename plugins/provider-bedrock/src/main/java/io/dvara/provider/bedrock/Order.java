package io.dvara.provider.bedrock;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Extras;
import io.dvara.api.json.JsonCodec;
import io.dvara.api.provider.Call;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.regex.Pattern;

/**
 * A request that is being translated, and what its translation needs.
 *
 * @param request the request
 * @param call hears of fields that are left out
 * @param family what the model takes
 * @param json makes values and reads the arguments of tool calls
 */
record Order(ChatRequest request, Call call, Family family, JsonCodec json) {

    private static final Pattern PLACE = Pattern.compile("\\[\\d+]");

    static Order of(ChatRequest request, Call call, JsonCodec json) {
        return new Order(request, call, Family.of(request.model()), json);
    }

    JsonProvider make() {
        return json.make();
    }

    /** Returns whether the model takes something. */
    boolean takes(Trait trait) {
        return family.takes(trait);
    }

    /** Returns whether the client says this beside the known fields. */
    boolean says(String field) {
        return request.extra().getOrDefault(field, JsonValue.NULL) != JsonValue.NULL;
    }

    /** Notes that a field is left out; its places in lists are not told. */
    void drop(String path) {
        call.dropped(PLACE.matcher(path).replaceAll(""));
    }

    /** Notes what stands beside the known members of an object. */
    void dropRest(Extras extras, String path) {
        extras.fields().forEach((name, value) -> {
            if (!saysNothing(value)) {
                drop(path + "." + name);
            }
        });
    }

    /** Clients send answers back with members such as a null refusal or empty annotations. */
    private static boolean saysNothing(JsonValue value) {
        return value == JsonValue.NULL || value.equals(JsonValue.EMPTY_JSON_ARRAY);
    }
}
