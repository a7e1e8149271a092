package io.dvara.provider.cohere;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Extras;
import io.dvara.api.json.JsonCodec;
import io.dvara.api.provider.Call;
import io.dvara.provider.kit.LeftOut;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A request that is being translated, and what its translation needs.
 *
 * @param request the request
 * @param call hears of fields that are left out
 * @param json makes values and reads the arguments of tool calls
 */
record Order(ChatRequest request, Call call, JsonCodec json) {

    /** Models that are known to answer without thinking; others, newer ones included, may think. */
    private static final Pattern THOUGHTLESS =
            Pattern.compile("command(-light.*|-nightly.*|-r.*|-a-\\d.*|-a-vision.*|-a-translate.*)?|c4ai-.*");

    JsonProvider make() {
        return json.make();
    }

    /** Returns whether the model takes thoughts and wishes for them. */
    boolean thinks() {
        return !THOUGHTLESS.matcher(request.model()).matches();
    }

    /** Returns whether the client says this in the vendor's words. */
    boolean says(String field) {
        return request.extra().getOrDefault(field, JsonValue.NULL) != JsonValue.NULL;
    }

    /** Returns whether the client says this in the vendor's words, as an object. */
    boolean saysObject(String field) {
        return request.extra().get(field) instanceof JsonObject;
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
