package io.dvara.provider.ollama;

import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Media;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Role;
import io.dvara.api.json.JsonCodec;
import io.dvara.api.provider.Call;
import io.dvara.api.provider.ProviderException;
import io.dvara.provider.kit.CallArguments;
import io.dvara.provider.kit.LeftOut;
import io.dvara.provider.kit.RemoteMedia;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the conversation; a tool result becomes a message of its own, before the rest of its message. */
final class MessageWriter {

    private final JsonCodec json;
    private final JsonProvider make;
    private final Call call;
    private final LeftOut left;
    private final JsonArrayBuilder written;
    private final Map<String, String> namesOfCalls = new HashMap<>();

    MessageWriter(JsonCodec json, Call call) {
        this.json = json;
        this.make = json.make();
        this.call = call;
        this.left = new LeftOut(call);
        this.written = make.createArrayBuilder();
    }

    JsonArray write(List<Message> messages) {
        for (int i = 0; i < messages.size(); i++) {
            write(messages.get(i), "messages[" + i + "]");
        }
        return written.build();
    }

    private void write(Message message, String path) {
        Turn turn = new Turn(make);
        boolean hasResults = false;
        for (int i = 0; i < message.parts().size(); i++) {
            Part part = message.parts().get(i);
            String place = path + ".content[" + i + "]";
            if (part instanceof Part.ToolResult result) {
                writeResult(result, place);
                hasResults = true;
            } else {
                add(part, turn, place);
            }
        }
        if (message.role() == Role.FUNCTION) {
            message.name().ifPresent(turn::toolName);
        } else {
            message.name().ifPresent(_ -> left.field(path + ".name"));
        }
        dropExtras(message.extras(), path);
        if (!hasResults || !turn.isEmpty()) {
            written.add(turn.write(role(message.role())));
        }
    }

    private static String role(Role role) {
        return switch (role) {
            case SYSTEM, DEVELOPER -> "system";
            case USER -> "user";
            case ASSISTANT -> "assistant";
            case TOOL, FUNCTION -> "tool";
        };
    }

    private void writeResult(Part.ToolResult result, String path) {
        Turn turn = new Turn(make);
        for (int i = 0; i < result.content().size(); i++) {
            add(result.content().get(i), turn, path + ".content[" + i + "]");
        }
        if (namesOfCalls.containsKey(result.callId())) {
            turn.toolName(namesOfCalls.get(result.callId()));
        }
        turn.toolCallId(result.callId());
        if (result.outcome() == Part.Outcome.FAILED) {
            left.field(path + ".is_error");
        }
        dropExtras(result.extras(), path);
        written.add(turn.write("tool"));
    }

    private void add(Part part, Turn turn, String path) {
        switch (part) {
            case Part.Text text -> turn.text(text.text());
            case Part.Refusal refusal -> turn.text(refusal.text());
            case Part.Reasoning thoughts -> addThoughts(thoughts, turn, path);
            case Part.Attachment attachment -> turn.image(image(attachment, path));
            case Part.ToolCall toolCall -> addCall(toolCall, turn, path);
            case Part.ToolResult _, Part.Opaque _ ->
                throw ProviderException.unsupported(path, path + ": Ollama has no form for a part of this kind");
        }
        dropExtras(part.extras(), path);
    }

    private void addThoughts(Part.Reasoning thoughts, Turn turn, String path) {
        turn.thoughts(thoughts.text());
        thoughts.signature().ifPresent(_ -> left.field(path + ".signature"));
        thoughts.sealed().ifPresent(_ -> left.field(path + ".data"));
    }

    private void addCall(Part.ToolCall toolCall, Turn turn, String path) {
        namesOfCalls.put(toolCall.id(), toolCall.name());
        toolCall.signature().ifPresent(_ -> left.field(path + ".signature"));
        turn.call(toolCall.id(), toolCall.name(), CallArguments.object(json, toolCall.arguments()));
    }

    private String image(Part.Attachment attachment, String path) {
        boolean isImage = attachment.kind() == Part.Kind.IMAGE;
        Part.Attachment here = isImage
                ? new RemoteMedia(call)
                        .sentAlong(
                                attachment,
                                path,
                                path + ": Ollama takes images that are sent along as data URLs, not by their address")
                : attachment;
        boolean isFetched = here != attachment;
        return switch (here.media()) {
            case Media.Inline inline
            when isImage && !isFetched || inline.mediaType().startsWith("image/") -> inline.base64();
            default ->
                throw ProviderException.unsupported(path, path + ": Ollama takes text and images, no other media");
        };
    }

    private void dropExtras(Extras extras, String path) {
        left.restAndMark(extras, path, Set.of());
    }
}
