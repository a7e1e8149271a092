package io.dvara.gateway.http.responses;

import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.gateway.refusal.ErrorCode;
import io.dvara.gateway.refusal.Refusal;
import jakarta.json.Json;
import jakarta.json.JsonObject;

/** What items are called. */
final class Items {

    /** Types of messages that are no items but members of the request. */
    static final String INSTRUCTIONS = "instructions";

    static final String INPUT = "input";
    static final String REFERENCE = "item_reference";

    private static final String TYPE = "type";

    private Items() {}

    /** Returns the item that a plain input is. */
    static JsonObject asked(String text) {
        return Json.createObjectBuilder()
                .add(TYPE, "message")
                .add("role", "user")
                .add(
                        "content",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add(TYPE, "input_text")
                                        .add("text", text)))
                .build();
    }

    /** Makes the refusal of a reference to an item that is not there. */
    static Refusal gone(String id) {
        return Refusal.of(
                        ErrorCode.NOT_FOUND,
                        "Item with id '" + id + "' not found. Items are not persisted when `store` is set to false. Try"
                                + " again with `store` set to true, or remove this item from your input.")
                .at(INPUT);
    }

    /** Returns the type of an item; easy messages and references may leave it out. */
    static String type(JsonObject item) {
        String type = item.getString(TYPE, "");
        if (!type.isEmpty()) {
            return type;
        }
        if (item.containsKey("role")) {
            return "message";
        }
        return item.size() <= 2 && item.containsKey("id") ? REFERENCE : "";
    }

    /** Returns the type that a message was read from; empty for one that is none of this dialect's. */
    static String type(Message message) {
        return word(message.extras(), TYPE);
    }

    /** Returns the id of the item that a part was read from. */
    static String id(Part part) {
        return word(part.extras(), "id");
    }

    static String word(Extras extras, String name) {
        return extras.fields().getString(name, "");
    }
}
