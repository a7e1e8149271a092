package io.dvara.provider.gemini;

import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Media;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Role;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads contents into messages: each result of a tool is one, as clients of the chat dialect send it. */
final class GenerateContentReader {

    List<Message> read(JsonObject content) {
        List<Message> messages = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        for (JsonObject value : list(content, "parts")) {
            JsonObject part = spelled(value);
            if (part.get("functionResponse") instanceof JsonObject response) {
                messages.add(result(response));
            } else {
                add(part, parts);
            }
        }
        Role role = content.getString("role", "user").equals("model") ? Role.ASSISTANT : Role.USER;
        if (!parts.isEmpty()) {
            messages.add(GenerateRequestReader.message(role, parts));
        }
        return messages;
    }

    private static Message result(JsonObject response) {
        String id = response.getString("id", "");
        List<Part> content = new ArrayList<>();
        content.add(new Part.Text(response.getJsonObject("response").toString()));
        list(response, "parts").forEach(part -> content.add(attachment(part)));
        Part result = new Part.ToolResult(id, content, Part.Outcome.DONE, Extras.NONE);
        Optional<String> name = id.isEmpty() ? Members.text(response, "name") : Optional.empty();
        return id.isEmpty()
                ? new Message(Role.FUNCTION, List.of(result), name, Extras.NONE)
                : GenerateRequestReader.message(Role.TOOL, List.of(result));
    }

    private static void add(JsonObject part, List<Part> parts) {
        Optional<String> signature = Members.text(part, "thoughtSignature");
        if (part.get("functionCall") instanceof JsonObject call) {
            parts.add(new Part.ToolCall(
                    call.getString("id", ""),
                    call.getString("name"),
                    call.getJsonObject("args").toString(),
                    signature,
                    Extras.NONE));
        } else if (part.getBoolean("thought", false)) {
            parts.add(new Part.Reasoning(part.getString("text", ""), signature, Optional.empty(), Extras.NONE));
        } else if (part.containsKey("text")) {
            parts.add(new Part.Text(part.getString("text")));
            signature.ifPresent(
                    sign -> parts.add(new Part.Reasoning("", Optional.of(sign), Optional.empty(), Extras.NONE)));
        } else if (part.containsKey("inlineData") || part.containsKey("fileData")) {
            parts.add(attachment(part));
        } else {
            parts.add(new Part.Opaque(part));
        }
    }

    private static Part attachment(JsonObject part) {
        JsonObject data = spelled(part.values().iterator().next().asJsonObject());
        String type = data.getString("mimeType");
        Media media = data.containsKey("data")
                ? new Media.Inline(type, data.getString("data"))
                : new Media.Remote(data.getString("fileUri"), Optional.of(type));
        Part.Kind kind = type.startsWith("image/")
                ? Part.Kind.IMAGE
                : type.startsWith("audio/") ? Part.Kind.AUDIO : Part.Kind.DOCUMENT;
        return new Part.Attachment(kind, media, Optional.empty(), Extras.NONE);
    }

    /** Returns a list, of which one alone may stand by itself. */
    static List<JsonObject> list(JsonObject object, String name) {
        return object.get(name) instanceof JsonObject one
                ? List.of(one)
                : Members.array(object, name).getValuesAs(JsonObject.class);
    }

    static JsonObject spelled(JsonObject object) {
        var spelled = Sending.JSON.make().createObjectBuilder();
        object.forEach((name, value) -> spelled.add(Words.camel(name), value));
        return spelled.build();
    }
}
