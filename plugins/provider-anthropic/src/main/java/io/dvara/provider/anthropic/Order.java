package io.dvara.provider.anthropic;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Dialect;
import io.dvara.api.chat.Extras;
import io.dvara.api.json.JsonCodec;
import io.dvara.api.provider.Call;
import io.dvara.provider.kit.LeftOut;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;

/**
 * A request that is being translated, and what its translation needs.
 *
 * @param request the request
 * @param call hears of fields that are left out
 * @param generation what the model takes
 * @param json makes values and reads the arguments of tool calls
 */
record Order(ChatRequest request, Call call, Generation generation, JsonCodec json) {

    /** Returns whether the client speaks the vendor's own dialect, so that all goes on verbatim. */
    boolean isNative() {
        return request.dialect() == Dialect.MESSAGES;
    }

    /** Returns whether the model takes something. */
    boolean takes(Trait trait) {
        return generation.takes(trait);
    }

    /** Returns whether the client itself says this in the vendor's words. */
    boolean says(String field) {
        return request.extra().containsKey(field);
    }

    /**
     * Returns an object with what stands beside its known members.
     *
     * @param path where the object stands in the request; its places in lists are not told
     */
    JsonObject withRest(JsonObject object, Extras extras, String path) {
        if (isNative()) {
            return merged(object, extras.fields());
        }
        extras.fields().forEach((name, value) -> {
            if (value != JsonValue.NULL) {
                drop(path + "." + name);
            }
        });
        return object;
    }

    private JsonObject merged(JsonObject object, JsonObject rest) {
        if (rest.isEmpty()) {
            return object;
        }
        JsonObjectBuilder merged = json.make().createObjectBuilder(object);
        rest.forEach((name, value) -> merged.add(
                name,
                value instanceof JsonObject inner && object.get(name) instanceof JsonObject known
                        ? merged(known, inner)
                        : value));
        return merged.build();
    }

    /** Notes that a field is left out; its places in lists are not told. */
    void drop(String path) {
        new LeftOut(call).field(path);
    }
}
