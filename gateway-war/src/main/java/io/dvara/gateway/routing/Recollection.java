package io.dvara.gateway.routing;

import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Role;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** What is remembered of an answer, and puts it back into the message that the client made of it. */
final class Recollection {

    static final String THOUGHTS = "thoughts";
    static final String CALLS = "calls";
    static final String PLACE = "place";
    static final String AFTER_TEXT = "afterText";
    static final String TEXT = "text";
    static final String SIGNATURE = "signature";
    static final String SEALED = "sealed";
    static final String ID = "id";
    static final String NAME = "name";
    static final String EXTRA = "extra";
    static final String DETAILS = "details";
    static final String PROVIDER = "provider";

    private final JsonObject whole;

    Recollection(JsonObject whole) {
        this.whole = whole;
    }

    /** A thought, and how many calls stand before it. */
    private record Placed(int calls, boolean afterText, Part.Reasoning thought) {

        boolean isProved() {
            return thought.signature().isPresent() || thought.sealed().isPresent();
        }
    }

    /** Returns whether a message may lack its thoughts: it calls tools, and nothing in it is signed. */
    static boolean isMissingIn(Message message) {
        boolean calls = false;
        for (Part part : message.parts()) {
            switch (part) {
                case Part.ToolCall call when call.signature().isEmpty() -> calls = true;
                case Part.ToolCall _ -> {
                    return false;
                }
                case Part.Reasoning thought
                when thought.signature().isPresent() || thought.sealed().isPresent() -> {
                    return false;
                }
                default -> {}
            }
        }
        return calls && message.role() == Role.ASSISTANT;
    }

    /** Returns the message with its thoughts; those without a signature only where wanted. */
    Message into(Message message, boolean clear) {
        List<Placed> thoughts = whole.getJsonArray(THOUGHTS).getValuesAs(JsonObject.class).stream()
                .map(Recollection::placed)
                .filter(it -> clear || it.isProved())
                .toList();
        List<Part> parts = new ArrayList<>(message.parts().size() + thoughts.size());
        List<Placed> left = new ArrayList<>(thoughts);
        take(left, parts, 0, false);
        int calls = 0;
        for (Part part : message.parts()) {
            if (part instanceof Part.ToolCall call) {
                take(left, parts, calls++, true);
                parts.add(signed(call));
            } else if (!(part instanceof Part.Reasoning) || thoughts.isEmpty()) {
                parts.add(part);
            }
        }
        return new Message(message.role(), parts, message.name(), message.extras());
    }

    /** Returns the message with the details that this very provider told and the client dropped. */
    Message detailed(Message message, String provider) {
        JsonArray details = whole.get(DETAILS) instanceof JsonArray kept ? kept : JsonArray.EMPTY_JSON_ARRAY;
        JsonObject brought = message.extras().fields();
        boolean isOthers = !whole.getString(PROVIDER, "").equals(provider);
        if (details.isEmpty() || isOthers || brought.containsKey(DetailFold.MEMBER)) {
            return message;
        }
        JsonObject all = Json.createObjectBuilder(brought)
                .add(DetailFold.MEMBER, details)
                .build();
        return new Message(
                message.role(),
                message.parts(),
                message.name(),
                new Extras(message.extras().cache(), all));
    }

    private static void take(List<Placed> left, List<Part> parts, int calls, boolean afterText) {
        for (Iterator<Placed> each = left.iterator(); each.hasNext(); ) {
            Placed placed = each.next();
            if (placed.calls() <= calls && (afterText || !placed.afterText())) {
                parts.add(placed.thought());
                each.remove();
            }
        }
    }

    private Part signed(Part.ToolCall call) {
        return whole.getJsonArray(CALLS).getValuesAs(JsonObject.class).stream()
                .filter(it ->
                        it.getString(ID).equals(call.id()) && it.getString(NAME).equals(call.name()))
                .findFirst()
                .<Part>map(it -> new Part.ToolCall(
                        call.id(), call.name(), call.arguments(), text(it, SIGNATURE), extras(call, it)))
                .orElse(call);
    }

    /** What the client brings counts more. */
    private static Extras extras(Part.ToolCall call, JsonObject kept) {
        JsonObject extra = kept.getJsonObject(EXTRA);
        if (extra.isEmpty()) {
            return call.extras();
        }
        JsonObject all = Json.createObjectBuilder(extra)
                .addAll(Json.createObjectBuilder(call.extras().fields()))
                .build();
        return new Extras(call.extras().cache(), all);
    }

    private static Placed placed(JsonObject kept) {
        return new Placed(
                kept.getInt(PLACE),
                kept.getBoolean(AFTER_TEXT),
                new Part.Reasoning(kept.getString(TEXT), text(kept, SIGNATURE), text(kept, SEALED), Extras.NONE));
    }

    private static Optional<String> text(JsonObject object, String name) {
        return object.get(name) instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }
}
