package io.dvara.provider.cohere;

import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Role;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Writes the messages of a chat.
 *
 * <p>Results of tools become messages of their own; pictures in them come in a message of the user
 * after them, since the vendor takes none there.
 */
final class Conversation {

    /** Members of a message without which the conversation would be another. */
    private static final Set<String> WEIGHTY = Set.of("function_call", "tool_calls", "audio");

    private final Order order;
    private final ContentWriter content;
    private final ResultWriter results;
    private final AssistantWriter assistant;
    private final List<JsonObject> pictures = new ArrayList<>();

    Conversation(Order order) {
        this.order = order;
        this.content = new ContentWriter(order);
        this.results = new ResultWriter(order, content);
        this.assistant = new AssistantWriter(order, content, results.ids());
    }

    /** Makes a message of the application. */
    static JsonObject system(JsonProvider make, String text) {
        return make.createObjectBuilder()
                .add("role", "system")
                .add("content", text)
                .build();
    }

    void write(JsonArrayBuilder messages) {
        List<Message> all = order.request().messages();
        for (int i = 0; i < all.size(); i++) {
            write(all.get(i), "messages[" + i + "]", messages);
        }
        showPictures(messages);
    }

    private void write(Message message, String path, JsonArrayBuilder messages) {
        checkRest(message, path);
        boolean isTool = message.role() == Role.TOOL || message.role() == Role.FUNCTION;
        List<JsonObject> said = new ArrayList<>();
        for (int i = 0; i < message.parts().size(); i++) {
            Part part = message.parts().get(i);
            String place = path + ".content[" + i + "]";
            if (part instanceof Part.ToolResult result) {
                messages.add(results.write(result, message.name().orElse(""), place, pictures));
            } else if (isTool) {
                Part.ToolResult result = new Part.ToolResult("", List.of(part), Part.Outcome.DONE, Extras.NONE);
                messages.add(results.write(result, message.name().orElse(""), place, pictures));
            } else if (message.role() != Role.ASSISTANT) {
                said.add(message.role() == Role.USER ? content.write(part, place) : content.writeText(part, place));
            }
        }
        if (message.role() == Role.ASSISTANT) {
            showPictures(messages);
            assistant.write(message, path).ifPresent(messages::add);
        } else if (!isTool && !(said.isEmpty() && hasResults(message))) {
            showPictures(messages);
            messages.add(said(message.role(), said));
        }
    }

    private static boolean hasResults(Message message) {
        return message.parts().stream().anyMatch(Part.ToolResult.class::isInstance);
    }

    private JsonObject said(Role role, List<JsonObject> said) {
        JsonObjectBuilder message =
                order.make().createObjectBuilder().add("role", role == Role.USER ? "user" : "system");
        return message.add("content", content.joined(said)).build();
    }

    private void showPictures(JsonArrayBuilder messages) {
        if (!pictures.isEmpty()) {
            messages.add(said(Role.USER, List.copyOf(pictures)));
            pictures.clear();
        }
    }

    private void checkRest(Message message, String path) {
        message.name().filter(_ -> message.role() != Role.FUNCTION).ifPresent(_ -> order.drop("messages.name"));
        for (String name : WEIGHTY) {
            if (message.extras().fields().getOrDefault(name, JsonValue.NULL) != JsonValue.NULL) {
                throw Unsupported.field(path + "." + name, "has no form for it; leave it out or choose another model");
            }
        }
        order.dropRest(message.extras(), path, AssistantWriter.OWN);
    }
}
