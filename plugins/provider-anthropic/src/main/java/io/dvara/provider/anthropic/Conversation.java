package io.dvara.provider.anthropic;

import io.dvara.api.chat.CacheMarker;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Role;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Sorts the messages of a chat into system blocks and turns.
 *
 * <p>Leading system messages become system blocks; later ones keep their place, as a system turn
 * where the model takes one there, else as marked text of the user. A client of the vendor's own
 * dialect has its messages sent as they are; for others neighbours of one role are joined, blank
 * content is left out and tool results come first.
 */
final class Conversation {

    /** Members of a message without which the conversation would be another. */
    private static final Set<String> WEIGHTY = Set.of("function_call", "tool_calls", "audio");

    /** The vendor takes no request without content. */
    private static final String NOTHING = "(empty)";

    private final Order order;
    private final JsonProvider make;
    private final BlockWriter blocks;
    private final List<Message> messages;
    private final List<JsonObject> system = new ArrayList<>();
    private final List<Turn> turns = new ArrayList<>();

    private Conversation(Order order) {
        this.order = order;
        this.make = order.json().make();
        this.blocks = new BlockWriter(order);
        this.messages = order.request().messages();
    }

    /** Sorts the messages of a request. */
    static Conversation of(Order order) {
        Conversation conversation = new Conversation(order);
        for (int i = 0; i < conversation.messages.size(); i++) {
            conversation.add(i);
        }
        if (!order.isNative()) {
            conversation.tidy();
        }
        return conversation;
    }

    /** Returns the blocks of the system prompt. */
    List<JsonObject> system() {
        return system;
    }

    /** Returns the turns. */
    List<Turn> turns() {
        return turns;
    }

    /** Returns the last turn of a role. */
    Optional<Turn> lastOf(String role) {
        return turns.reversed().stream()
                .filter(turn -> turn.role().equals(role))
                .findFirst();
    }

    private void add(int index) {
        Message message = messages.get(index);
        List<JsonObject> content = content(message, "messages[" + index + "]");
        boolean isSystem = isSystem(message);
        if (isSystem && turns.isEmpty()) {
            system.addAll(content);
        } else if (order.isNative()) {
            addVerbatim(message, content);
        } else if (isSystem && !takesSystemTurn(index)) {
            append(Turn.USER, content.stream().map(this::asUserText).toList());
        } else {
            append(role(message), content);
        }
    }

    private void addVerbatim(Message message, List<JsonObject> content) {
        Turn turn = new Turn(role(message));
        content.forEach(turn::add);
        turn.addExtra(message.extras().fields());
        turns.add(turn);
    }

    private void append(String role, List<JsonObject> content) {
        if (content.isEmpty()) {
            return;
        }
        if (turns.isEmpty() || !turns.getLast().role().equals(role)) {
            turns.add(new Turn(role));
        }
        content.forEach(turns.getLast()::add);
    }

    private List<JsonObject> content(Message message, String path) {
        if (order.isNative()) {
            blocks.nextMessage();
        } else {
            message.name().filter(_ -> message.role() != Role.FUNCTION).ifPresent(_ -> order.drop("messages.name"));
            checkRest(message.extras(), path);
        }
        List<JsonObject> content = new ArrayList<>();
        for (int i = 0; i < message.parts().size(); i++) {
            Part part = message.parts().get(i);
            String place = path + ".content[" + i + "]";
            block(message, i, place).ifPresentOrElse(content::add, () -> markInstead(part.extras(), content, place));
        }
        message.extras().cache().ifPresent(marker -> markLast(content, marker));
        return content;
    }

    /** The mark of a text that is left out marks what stands before it. */
    private void markInstead(Extras extras, List<JsonObject> content, String path) {
        boolean takesMark =
                !content.isEmpty() && !content.getLast().getString("type", "").endsWith("thinking");
        if (!takesMark) {
            extras.cache().ifPresent(_ -> order.drop(path + ".cache_control"));
        } else {
            extras.cache().ifPresent(marker -> markLast(content, marker));
        }
    }

    private void checkRest(Extras extras, String path) {
        for (String name : WEIGHTY) {
            if (extras.fields().getOrDefault(name, JsonValue.NULL) != JsonValue.NULL) {
                throw Unsupported.field(path + "." + name, "has no form for it; leave it out or choose another model");
            }
        }
        order.withRest(JsonValue.EMPTY_JSON_OBJECT, extras, path);
    }

    private Optional<JsonObject> block(Message message, int index, String path) {
        Part part = message.parts().get(index);
        if (message.role() != Role.TOOL && message.role() != Role.FUNCTION) {
            return blocks.write(part, path);
        }
        Part.ToolResult result = part instanceof Part.ToolResult given
                ? given
                : new Part.ToolResult("", List.of(part), Part.Outcome.DONE, Extras.NONE);
        return Optional.of(blocks.toolResult(result, message.name().orElse(""), path));
    }

    private void markLast(List<JsonObject> content, CacheMarker marker) {
        if (!content.isEmpty()) {
            content.set(content.size() - 1, blocks.marked(content.getLast(), marker));
        }
    }

    /** The vendor takes a system turn right after the user's, when the assistant's or none comes next. */
    private boolean takesSystemTurn(int index) {
        if (!order.takes(Trait.SYSTEM_TURNS) || turns.getLast().role().equals(Turn.ASSISTANT)) {
            return false;
        }
        for (Message next : messages.subList(index + 1, messages.size())) {
            if (!isSystem(next)) {
                return next.role() == Role.ASSISTANT;
            }
        }
        return true;
    }

    private JsonObject asUserText(JsonObject block) {
        return make.createObjectBuilder(block)
                .add("text", "<system>\n" + block.getString("text", "") + "\n</system>")
                .build();
    }

    private void tidy() {
        if (turns.isEmpty()) {
            append(Turn.USER, system.isEmpty() ? List.of(text(NOTHING)) : List.copyOf(system));
            system.clear();
        }
        if (turns.getFirst().role().equals(Turn.ASSISTANT)) {
            turns.addFirst(new Turn(Turn.USER));
            turns.getFirst().add(text("(The conversation begins.)"));
        }
        for (Turn turn : turns) {
            if (turn.role().equals(Turn.USER)) {
                turn.resultsFirst();
            }
        }
        if (turns.getLast().role().equals(Turn.ASSISTANT)) {
            endWithAssistant();
        }
    }

    /** Newer models take no beginning of an answer that they are to continue: the user asks them to. */
    private void endWithAssistant() {
        if (order.takes(Trait.ADAPTIVE_THINKING)) {
            append(Turn.USER, List.of(text("(Continue.)")));
        } else {
            turns.getLast().stripEnd(make);
        }
    }

    private JsonObject text(String text) {
        return make.createObjectBuilder().add("type", "text").add("text", text).build();
    }

    private static boolean isSystem(Message message) {
        return message.role() == Role.SYSTEM || message.role() == Role.DEVELOPER;
    }

    private static String role(Message message) {
        return switch (message.role()) {
            case ASSISTANT -> Turn.ASSISTANT;
            case SYSTEM, DEVELOPER -> Turn.SYSTEM;
            case USER, TOOL, FUNCTION -> Turn.USER;
        };
    }
}
