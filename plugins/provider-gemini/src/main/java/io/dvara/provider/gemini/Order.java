package io.dvara.provider.gemini;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Extras;
import io.dvara.api.json.JsonCodec;
import io.dvara.api.provider.Call;
import io.dvara.provider.kit.LeftOut;
import jakarta.json.spi.JsonProvider;
import java.util.Set;

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

    JsonProvider make() {
        return json.make();
    }

    /** Returns whether ids of calls go along; Vertex AI takes them of newer models alone. */
    boolean sendsCallIds() {
        return door == Door.GEMINI || era.takesCallIds();
    }

    /** Returns whether the vendor gets what stands at any address; the Gemini API does so for newer models. */
    boolean loadsAddresses() {
        return door == Door.VERTEX || era.loadsAddresses();
    }

    /** Returns whether files carry their names; where they do not, the name is told before the file. */
    boolean takesFileNames() {
        return door == Door.VERTEX;
    }

    /** Notes that a field is left out; its places in lists are not told. */
    void drop(String path) {
        new LeftOut(call).field(path);
    }

    /** Notes what stands beside the known members of an object and has no form. */
    void dropRest(Extras extras, String path, Set<String> understood) {
        new LeftOut(call).restAndMark(extras, path, understood);
    }
}
