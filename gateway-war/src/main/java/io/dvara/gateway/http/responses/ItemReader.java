package io.dvara.gateway.http.responses;

import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Role;
import io.dvara.gateway.http.dialect.Members;
import jakarta.json.JsonArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads an item of a conversation as a message of its own, which keeps whatever else the item says. */
final class ItemReader {

    private ItemReader() {}

    static Message read(Members item) {
        return switch (Items.type(item.whole())) {
            case "message" -> message(item);
            case "function_call" -> call(item, "arguments");
            case "custom_tool_call" -> call(item, "input");
            case "function_call_output", "custom_tool_call_output" -> result(item);
            case "reasoning" -> reasoning(item);
            case "" -> throw item.wrong("type", "is required: name the type of the item, or give it a role");
            default -> of(Role.ASSISTANT, List.of(new Part.Opaque(item.whole())), Extras.NONE);
        };
    }

    private static Message message(Members item) {
        Role role = switch (item.needed("role")) {
            case "system" -> Role.SYSTEM;
            case "developer" -> Role.DEVELOPER;
            case "user" -> Role.USER;
            case "assistant" -> Role.ASSISTANT;
            default -> throw item.wrong("role", "must be one of system, developer, user and assistant");
        };
        List<Part> content = ContentReader.read(item, "content");
        return of(role, content, Extras.of(item.rest()));
    }

    private static Message call(Members item, String member) {
        String id = item.needed("call_id");
        String name = item.needed("name");
        String arguments = item.string(member).orElse("");
        Extras rest = Extras.of(item.rest());
        return of(Role.ASSISTANT, new Part.ToolCall(id, name, arguments, Optional.empty(), rest));
    }

    private static Message result(Members item) {
        String id = item.needed("call_id");
        List<Part> content = ContentReader.read(item, "output");
        return of(Role.TOOL, new Part.ToolResult(id, content, Part.Outcome.DONE, Extras.of(item.rest())));
    }

    private static Message reasoning(Members item) {
        List<Part> thoughts = new ArrayList<>();
        thoughts(item, "summary", thoughts);
        thoughts(item, "content", thoughts);
        return of(Role.ASSISTANT, thoughts, Extras.of(item.rest()));
    }

    private static void thoughts(Members item, String member, List<Part> thoughts) {
        if (!(item.whole().get(member) instanceof JsonArray pieces) || pieces.isEmpty()) {
            return;
        }
        for (Members piece : item.elements(member)) {
            String text = piece.needed("text");
            thoughts.add(new Part.Reasoning(text, Optional.empty(), Optional.empty(), Extras.of(piece.rest())));
        }
    }

    private static Message of(Role role, Part part) {
        return of(role, List.of(part), Extras.NONE);
    }

    private static Message of(Role role, List<Part> parts, Extras extras) {
        return new Message(role, parts, Optional.empty(), extras);
    }
}
