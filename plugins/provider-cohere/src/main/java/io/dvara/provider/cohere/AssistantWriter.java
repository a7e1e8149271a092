package io.dvara.provider.cohere;

import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.provider.kit.CallIds;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes what the assistant said.
 *
 * <p>Beside calls the vendor takes thoughts or a plan, but no text: there text is a plan, as which it
 * came, and an end of the thoughts where there are any.
 */
final class AssistantWriter {

    /** Members of a message in the vendor's own words. */
    static final Set<String> OWN = Set.of("tool_plan", "citations");

    private final Order order;
    private final ContentWriter content;
    private final CallIds ids;

    AssistantWriter(Order order, ContentWriter content, CallIds ids) {
        this.order = order;
        this.content = content;
        this.ids = ids;
    }

    /** Returns the message; none for one that says nothing, which the vendor refuses. */
    Optional<JsonObject> write(Message message, String path) {
        List<JsonObject> calls = new ArrayList<>();
        List<JsonObject> texts = new ArrayList<>();
        StringBuilder thoughts = new StringBuilder();
        for (int i = 0; i < message.parts().size(); i++) {
            String place = path + ".content[" + i + "]";
            switch (message.parts().get(i)) {
                case Part.ToolCall call -> calls.add(call(call, path));
                case Part.Reasoning thought -> thought(thought, place).ifPresent(thoughts::append);
                case Part part -> addText(content.writeText(part, place), texts);
            }
        }
        boolean saysOwn = message.extras().fields().keySet().stream().anyMatch(OWN::contains);
        if (calls.isEmpty() && texts.isEmpty() && thoughts.isEmpty() && !saysOwn) {
            return Optional.empty();
        }
        JsonObjectBuilder said = order.make().createObjectBuilder().add("role", "assistant");
        if (calls.isEmpty()) {
            addContent(thoughts.toString(), texts, said);
        } else {
            addCalls(thoughts, texts, calls, said);
        }
        message.extras().fields().forEach((name, value) -> {
            if (OWN.contains(name)) {
                said.add(name, value);
            }
        });
        return Optional.of(said.build());
    }

    private static void addText(JsonObject block, List<JsonObject> texts) {
        if (!block.getString("text", "-").isEmpty()) {
            texts.add(block);
        }
    }

    private Optional<String> thought(Part.Reasoning thought, String path) {
        order.dropRest(thought.extras(), path, Set.of());
        thought.sealed().ifPresent(_ -> order.drop("messages.content.redacted_thinking"));
        if (thought.text().isEmpty()) {
            return Optional.empty();
        }
        if (!order.thinks() || Thinking.isOff(order)) {
            order.drop("messages.reasoning_content");
            return Optional.empty();
        }
        return Optional.of(thought.text());
    }

    private void addContent(String thoughts, List<JsonObject> texts, JsonObjectBuilder said) {
        List<JsonObject> blocks = new ArrayList<>();
        if (!thoughts.isEmpty()) {
            blocks.add(thinking(thoughts));
        }
        blocks.addAll(texts);
        said.add("content", content.joined(blocks));
    }

    private void addCalls(
            StringBuilder thoughts, List<JsonObject> texts, List<JsonObject> calls, JsonObjectBuilder said) {
        StringBuilder plan = new StringBuilder();
        texts.forEach(text -> plan.append(text.getString("text", "")));
        if (thoughts.isEmpty() && !plan.isEmpty()) {
            said.add("tool_plan", plan.toString());
        } else if (!thoughts.isEmpty()) {
            String all = plan.isEmpty() ? thoughts.toString() : thoughts + "\n\n" + plan;
            said.add("content", order.make().createArrayBuilder().add(thinking(all)));
        }
        JsonArrayBuilder all = order.make().createArrayBuilder();
        calls.forEach(all::add);
        said.add("tool_calls", all);
    }

    private JsonObject thinking(String text) {
        return order.make()
                .createObjectBuilder()
                .add("type", "thinking")
                .add("thinking", text)
                .build();
    }

    private JsonObject call(Part.ToolCall call, String path) {
        order.dropRest(call.extras(), path + ".tool_calls", Set.of());
        JsonObjectBuilder function = order.make()
                .createObjectBuilder()
                .add("name", call.name())
                .add("arguments", call.arguments().isBlank() ? "{}" : call.arguments());
        return order.make()
                .createObjectBuilder()
                .add("id", ids.ofCall(call.id(), call.name()))
                .add("type", "function")
                .add("function", function)
                .build();
    }
}
