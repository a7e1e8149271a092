package io.dvara.provider.bedrock;

import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Role;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Sorts the messages of a chat into system blocks and turns.
 *
 * <p>Leading system messages become system blocks where the model takes such; later ones keep their
 * place, as marked text of the user. Neighbours of one role are joined, blank content is left out, and
 * tool results come first.
 */
final class Conversation {

    /** Members of a message without which the conversation would be another. */
    private static final Set<String> WEIGHTY = Set.of("function_call", "tool_calls", "audio");

    /** The vendor takes no request without content. */
    private static final String NOTHING = "(empty)";

    private final Order order;
    private final BlockWriter blocks;
    private final List<JsonObject> system = new ArrayList<>();
    private final List<Turn> turns = new ArrayList<>();

    private Conversation(Order order, ToolPlan tools) {
        this.order = order;
        this.blocks = new BlockWriter(order, tools);
    }

    /** Sorts the messages of a request. */
    static Conversation of(Order order, ToolPlan tools) {
        Conversation conversation = new Conversation(order, tools);
        List<Message> messages = order.request().messages();
        for (int i = 0; i < messages.size(); i++) {
            conversation.add(messages.get(i), "messages[" + i + "]");
        }
        conversation.tidy();
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

    /** Returns whether tool results come back to a turn whose thoughts the client did not keep. */
    boolean resumesWithoutThoughts() {
        return turns.reversed().stream()
                .filter(turn -> turn.role().equals(Turn.ASSISTANT))
                .findFirst()
                .filter(turn -> turn.has("toolUse") && !turn.has("reasoningContent"))
                .isPresent();
    }

    private void add(Message message, String path) {
        List<JsonObject> content = content(message, path);
        if (!isSystem(message)) {
            append(message.role() == Role.ASSISTANT ? Turn.ASSISTANT : Turn.USER, content);
        } else if (turns.isEmpty() && order.takes(Trait.SYSTEM)) {
            system.addAll(content);
        } else {
            append(Turn.USER, content.stream().map(this::asUserText).toList());
        }
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

    /** A mark of the cache stands behind something; that of a text which is left out marks what stands before it. */
    private void add(JsonObject block, List<JsonObject> content, String path) {
        if (!CachePoints.is(block)) {
            content.add(block);
        } else if (content.isEmpty()) {
            order.drop(path + ".cache_control");
        } else if (!CachePoints.is(content.getLast())) {
            content.add(block);
        }
    }

    private List<JsonObject> content(Message message, String path) {
        message.name().filter(_ -> message.role() != Role.FUNCTION).ifPresent(_ -> order.drop("messages.name"));
        checkRest(message.extras(), path);
        List<JsonObject> content = new ArrayList<>();
        for (int i = 0; i < message.parts().size(); i++) {
            String place = path + ".content[" + i + "]";
            blocks(message, i, place).forEach(block -> add(block, content, place));
        }
        if (!content.isEmpty()) {
            message.extras()
                    .cache()
                    .flatMap(marker -> blocks.caching().content(marker, path))
                    .ifPresent(content::add);
        }
        return content;
    }

    private void checkRest(Extras extras, String path) {
        for (String name : WEIGHTY) {
            if (extras.fields().getOrDefault(name, JsonValue.NULL) != JsonValue.NULL) {
                throw Unsupported.field(path + "." + name, "has no form for it; leave it out or choose another model");
            }
        }
        order.dropRest(extras, path);
    }

    private List<JsonObject> blocks(Message message, int index, String path) {
        Part part = message.parts().get(index);
        if (message.role() != Role.TOOL && message.role() != Role.FUNCTION) {
            return blocks.write(part, path);
        }
        Part.ToolResult result = part instanceof Part.ToolResult given
                ? given
                : new Part.ToolResult("", List.of(part), Part.Outcome.DONE, Extras.NONE);
        return blocks.result(result, message.name().orElse(""), path);
    }

    private JsonObject asUserText(JsonObject block) {
        return block.containsKey("text") ? blocks.text("<system>\n" + block.getString("text") + "\n</system>") : block;
    }

    private void tidy() {
        if (turns.isEmpty()) {
            append(Turn.USER, system.isEmpty() ? List.of(blocks.text(NOTHING)) : List.copyOf(system));
            system.clear();
        }
        if (turns.getFirst().role().equals(Turn.ASSISTANT)) {
            turns.addFirst(new Turn(Turn.USER));
            turns.getFirst().add(blocks.text("(The conversation begins.)"));
        }
        for (Turn turn : turns) {
            if (turn.role().equals(Turn.USER)) {
                turn.resultsFirst();
            }
            introduceDocuments(turn);
            if (!turn.settleCachePoints()) {
                order.drop("messages.content.cache_control");
            }
        }
        if (turns.getLast().role().equals(Turn.ASSISTANT)) {
            endWithAssistant();
        }
    }

    /** Newer models of Anthropic take no beginning of an answer that they are to continue: the user asks them to. */
    private void endWithAssistant() {
        if (order.family().thinking() == ThinkingWords.ADAPTIVE) {
            append(Turn.USER, List.of(blocks.text("(Continue.)")));
        } else {
            turns.getLast().stripEnd(order.make());
        }
    }

    /** The vendor takes no documents without a text beside them. */
    private void introduceDocuments(Turn turn) {
        if (turn.has("document") && !turn.has("text")) {
            turn.add(blocks.text("(See the document.)"));
        }
    }

    private static boolean isSystem(Message message) {
        return message.role() == Role.SYSTEM || message.role() == Role.DEVELOPER;
    }
}
