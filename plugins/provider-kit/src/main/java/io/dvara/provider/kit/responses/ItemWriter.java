package io.dvara.provider.kit.responses;

import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Media;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Role;
import io.dvara.provider.kit.Members;
import io.dvara.provider.kit.Merging;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes the items of a conversation; each stands in a message of its own, whose remainders name its type. */
record ItemWriter(JsonProvider make) {

    private static final String TYPE = "type";
    private static final String UNTYPED = "application/octet-stream";

    /** Returns whether a message is the member of its name and no item. */
    static boolean isInstructions(Message message) {
        return type(message.extras()).equals("instructions");
    }

    /** Returns whether a message is the whole input, sent as a text. */
    static boolean isPlainInput(Message message) {
        return type(message.extras()).equals("input");
    }

    /** Adds the items that say what a message says. */
    void write(Message message, JsonArrayBuilder to) {
        if (type(message.extras()).equals("reasoning")) {
            to.add(reasoning(message));
            return;
        }
        List<Part> content = new ArrayList<>(message.parts().size());
        for (Part part : message.parts()) {
            switch (part) {
                case Part.ToolCall call -> to.add(call(call));
                case Part.ToolResult result -> to.add(result(result));
                case Part.Opaque item
                when message.role() == Role.ASSISTANT && message.parts().size() == 1 -> to.add(item.value());
                default -> content.add(part);
            }
        }
        if (!content.isEmpty() || message.parts().isEmpty()) {
            to.add(said(message, content));
        }
    }

    private JsonObject said(Message message, List<Part> content) {
        JsonObjectBuilder item = make.createObjectBuilder();
        message.extras().fields().forEach(item::add);
        if (isPlainInput(message)) {
            item.add(TYPE, "message");
        }
        return item.add("role", message.role().name().toLowerCase(Locale.ROOT))
                .add("content", content(content, message.role()))
                .build();
    }

    private JsonObject call(Part.ToolCall call) {
        boolean free = type(call.extras()).equals("custom_tool_call");
        return make.createObjectBuilder(call.extras().fields())
                .add(TYPE, free ? "custom_tool_call" : "function_call")
                .add("call_id", call.id())
                .add("name", call.name())
                .add(free ? "input" : "arguments", call.arguments())
                .build();
    }

    private JsonObject result(Part.ToolResult result) {
        String type = type(result.extras());
        return make.createObjectBuilder(result.extras().fields())
                .add(TYPE, type.isEmpty() ? "function_call_output" : type)
                .add("call_id", result.callId())
                .add("output", content(result.content(), Role.TOOL))
                .build();
    }

    private JsonObject reasoning(Message message) {
        JsonArrayBuilder summary = make.createArrayBuilder();
        JsonArrayBuilder content = make.createArrayBuilder();
        boolean summarised = false;
        boolean thought = false;
        for (Part part : message.parts()) {
            if (part instanceof Part.Reasoning piece) {
                boolean whole = type(piece.extras()).equals("reasoning_text");
                (whole ? content : summary)
                        .add(make.createObjectBuilder(piece.extras().fields()).add("text", piece.text()));
                summarised |= !whole;
                thought |= whole;
            }
        }
        JsonObjectBuilder item = make.createObjectBuilder(message.extras().fields());
        if (summarised) {
            item.add("summary", summary);
        }
        return thought ? item.add("content", content).build() : item.build();
    }

    private JsonValue content(List<Part> content, Role role) {
        if (content.size() == 1
                && content.getFirst() instanceof Part.Text only
                && only.extras().equals(Extras.NONE)) {
            return make.createValue(only.text());
        }
        JsonArrayBuilder parts = make.createArrayBuilder();
        for (Part part : content) {
            parts.add(Merging.deep(make, part(part, role), part.extras().fields()));
        }
        return parts.build();
    }

    private JsonObject part(Part part, Role role) {
        return switch (part) {
            case Part.Text text ->
                typed(role == Role.ASSISTANT ? "output_text" : "input_text")
                        .add("text", text.text())
                        .build();
            case Part.Refusal refusal ->
                typed("refusal").add("refusal", refusal.text()).build();
            case Part.Attachment attachment -> attachment(attachment);
            case Part.Opaque opaque -> opaque.value();
            case Part.Reasoning _, Part.ToolCall _, Part.ToolResult _ ->
                throw new IllegalArgumentException("content holds what is an item of its own");
        };
    }

    private JsonObject attachment(Part.Attachment attachment) {
        return switch (attachment.kind()) {
            case IMAGE, VIDEO -> image(attachment.media());
            case AUDIO -> sound(attachment.media());
            case DOCUMENT -> file(attachment);
        };
    }

    private JsonObject image(Media media) {
        JsonObjectBuilder image = typed("input_image");
        return switch (media) {
            case Media.Stored stored -> image.add("file_id", stored.fileId()).build();
            case Media.Remote remote -> image.add("image_url", remote.url()).build();
            case Media.Inline inline -> image.add("image_url", dataUrl(inline)).build();
            case Media.InlineText text ->
                typed("input_text").add("text", text.text()).build();
        };
    }

    private JsonObject sound(Media media) {
        if (!(media instanceof Media.Inline inline)) {
            throw new IllegalArgumentException("sound is sent along");
        }
        String format = inline.mediaType().substring(inline.mediaType().indexOf('/') + 1);
        return typed("input_audio")
                .add(
                        "input_audio",
                        make.createObjectBuilder().add("data", inline.base64()).add("format", format))
                .build();
    }

    private JsonObject file(Part.Attachment attachment) {
        JsonObjectBuilder file = typed("input_file");
        attachment.name().ifPresent(name -> file.add("filename", name));
        return switch (attachment.media()) {
            case Media.Stored stored -> file.add("file_id", stored.fileId()).build();
            case Media.Remote remote -> file.add("file_url", remote.url()).build();
            case Media.Inline inline ->
                file.add("file_data", inline.mediaType().equals(UNTYPED) ? inline.base64() : dataUrl(inline))
                        .build();
            case Media.InlineText text ->
                typed("input_text").add("text", text.text()).build();
        };
    }

    private JsonObjectBuilder typed(String type) {
        return make.createObjectBuilder().add(TYPE, type);
    }

    private static String dataUrl(Media.Inline inline) {
        return "data:" + inline.mediaType() + ";base64," + inline.base64();
    }

    private static String type(Extras extras) {
        return Members.text(extras.fields(), TYPE).orElse("");
    }
}
