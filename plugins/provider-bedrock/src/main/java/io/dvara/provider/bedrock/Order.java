package io.dvara.provider.bedrock;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Extras;
import io.dvara.api.json.JsonCodec;
import io.dvara.api.provider.Call;
import io.dvara.provider.kit.LeftOut;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Set;

/**
 * A request that is being translated, and what its translation needs.
 *
 * @param request the request
 * @param call hears of fields that are left out
 * @param family what the model takes
 * @param json makes values and reads the arguments of tool calls
 */
record Order(ChatRequest request, Call call, Family family, JsonCodec json) {

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
        new LeftOut(call).field(path);
    }

    /** Notes what stands beside the known members of an object. */
    void dropRest(Extras extras, String path) {
        new LeftOut(call).rest(extras, path, Set.of());
    }
}
