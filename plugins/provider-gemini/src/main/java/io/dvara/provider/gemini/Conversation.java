package io.dvara.provider.gemini;

import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Role;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Sorts the messages of a chat into a system instruction and turns of user and model.
 *
 * <p>Leading system messages become the instruction, later ones keep their place as marked text of the
 * user. Neighbours of one role are joined, empty text is left out, and results of tools come first in
 * their turn.
 */
final class Conversation {

    /** Members of a message without which the conversation would be another. */
    private static final Set<String> WEIGHTY = Set.of("function_call", "tool_calls", "audio");

    /** The vendor takes no request without content. */
    private static final String NOTHING = "(empty)";

    private final Order order;
    private final JsonProvider make;
    private final PartWriter writer;
    private final List<JsonObject> system = new ArrayList<>();
    private final List<Turn> turns = new ArrayList<>();

    private Conversation(Order order) {
        this.order = order;
        this.make = order.make();
        this.writer = new PartWriter(order);
    }

    /** Sorts the messages of a request. */
    static Conversation of(Order order) {
        Conversation conversation = new Conversation(order);
        List<Message> messages = order.request().messages();
        for (int i = 0; i < messages.size(); i++) {
            conversation.add(messages.get(i), "messages[" + i + "]");
        }
        conversation.tidy();
        return conversation;
    }

    /** Returns the parts of the system instruction. */
    List<JsonObject> system() {
        return system;
    }

    /** Returns the turns. */
    List<Turn> turns() {
        return turns;
    }

    private void add(Message message, String path) {
        message.name().filter(_ -> message.role() != Role.FUNCTION).ifPresent(_ -> order.drop("messages.name"));
        checkRest(message.extras(), path);
        List<JsonObject> parts = parts(message, path);
        switch (message.role()) {
            case SYSTEM, DEVELOPER -> addSystem(parts, path);
            case ASSISTANT -> {
                parts.addAll(Pictures.in(message, make));
                append(Turn.MODEL, parts);
            }
            case USER, TOOL, FUNCTION -> append(Turn.USER, parts);
        }
    }

    private void addSystem(List<JsonObject> parts, String path) {
        for (JsonObject part : parts) {
            if (!part.containsKey("text")) {
                throw Unsupported.field(path + ".content", "takes text alone in system messages");
            }
        }
        if (turns.isEmpty()) {
            system.addAll(parts);
        } else {
            append(Turn.USER, parts.stream().map(this::asUserText).toList());
        }
    }

    private void append(String role, List<JsonObject> parts) {
        if (parts.isEmpty()) {
            return;
        }
        if (turns.isEmpty() || !turns.getLast().role().equals(role)) {
            turns.add(new Turn(role));
        }
        turns.getLast().addAll(parts);
    }

    private List<JsonObject> parts(Message message, String path) {
        List<JsonObject> written = new ArrayList<>();
        for (int i = 0; i < message.parts().size(); i++) {
            Part part = message.parts().get(i);
            boolean isResult = message.role() == Role.TOOL || message.role() == Role.FUNCTION;
            Part meant = isResult && !(part instanceof Part.ToolResult)
                    ? new Part.ToolResult("", List.of(part), Part.Outcome.DONE, Extras.NONE)
                    : part;
            writer.write(
                    meant,
                    new PartWriter.Place(
                            path + ".content[" + i + "]", message.name().orElse("")),
                    written);
        }
        written.removeIf(PartWriter::saysNothing);
        return written;
    }

    private void checkRest(Extras extras, String path) {
        for (String name : WEIGHTY) {
            if (extras.fields().getOrDefault(name, JsonValue.NULL) != JsonValue.NULL) {
                throw Unsupported.field(path + "." + name, "has no form for it; leave it out or choose another model");
            }
        }
        order.dropRest(extras, path, Set.of(Pictures.IMAGES));
    }

    private void tidy() {
        if (turns.isEmpty()) {
            append(Turn.USER, system.isEmpty() ? List.of(text(NOTHING)) : List.copyOf(system));
            system.clear();
        }
        if (turns.getFirst().role().equals(Turn.MODEL)) {
            turns.addFirst(new Turn(Turn.USER));
            turns.getFirst().addAll(List.of(text("(The conversation begins.)")));
        }
        for (Turn turn : turns) {
            if (turn.role().equals(Turn.USER)) {
                turn.resultsFirst();
            } else if (order.era().needsSignatures()) {
                turn.signFirstCall(make);
            }
        }
    }

    private JsonObject asUserText(JsonObject part) {
        return text("<system>\n" + part.getString("text", "") + "\n</system>");
    }

    private JsonObject text(String text) {
        return make.createObjectBuilder().add("text", text).build();
    }
}
