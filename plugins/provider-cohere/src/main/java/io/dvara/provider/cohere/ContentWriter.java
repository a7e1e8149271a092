package io.dvara.provider.cohere;

import io.dvara.api.chat.Media;
import io.dvara.api.chat.Part;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Writes text and pictures as the content of messages; documents of plain text are text too. */
final class ContentWriter {

    private static final String ANYTHING_ELSE = "takes text, pictures and documents of plain text alone";

    private final Order order;

    ContentWriter(Order order) {
        this.order = order;
    }

    /** Returns the block of a part. */
    JsonObject write(Part part, String path) {
        return switch (part) {
            case Part.Text text -> text(text.text(), part, path);
            case Part.Refusal refusal -> text(refusal.text(), part, path);
            case Part.Attachment attachment -> attachment(attachment, path);
            case Part.Opaque opaque ->
                throw Unsupported.field(
                        path,
                        "has no form for a part of type "
                                + Members.text(opaque.value(), "type").orElse("unknown"));
            case Part.Reasoning _, Part.ToolCall _, Part.ToolResult _ ->
                throw Unsupported.field(path, "takes it in messages of the assistant alone");
        };
    }

    /** Returns the block of a part where the vendor takes no picture. */
    JsonObject writeText(Part part, String path) {
        if (part instanceof Part.Attachment attachment && attachment.kind() == Part.Kind.IMAGE) {
            throw Unsupported.field(path, "takes pictures in messages of the user alone");
        }
        return write(part, path);
    }

    /** Returns blocks as the content of a message; text alone stands as it is. */
    JsonValue joined(List<JsonObject> blocks) {
        if (blocks.isEmpty()) {
            return order.make().createValue("");
        }
        if (blocks.size() == 1 && blocks.getFirst().containsKey("text")) {
            return blocks.getFirst().get("text");
        }
        JsonArrayBuilder content = order.make().createArrayBuilder();
        blocks.forEach(content::add);
        return content.build();
    }

    JsonObject text(String text) {
        return order.make()
                .createObjectBuilder()
                .add("type", "text")
                .add("text", text)
                .build();
    }

    /** Returns the text of a document that is plain text; empty for any other. */
    Optional<String> documentText(Part.Attachment attachment, String path) {
        return switch (attachment.media()) {
            case Media.InlineText inline -> Optional.of(inline.text());
            case Media.Inline inline when isText(inline.mediaType()) -> Optional.of(decoded(inline.base64(), path));
            default -> Optional.empty();
        };
    }

    private JsonObject text(String text, Part part, String path) {
        order.dropRest(part.extras(), path, Set.of());
        return text(text);
    }

    private JsonObject attachment(Part.Attachment attachment, String path) {
        order.dropRest(attachment.extras(), path, Set.of("image_url"));
        return switch (attachment.kind()) {
            case IMAGE -> picture(attachment, path);
            case DOCUMENT ->
                documentText(attachment, path)
                        .map(text ->
                                text(attachment.name().map(name -> name + ":\n").orElse("") + text))
                        .orElseThrow(() -> Unsupported.field(path, ANYTHING_ELSE));
            case AUDIO, VIDEO -> throw Unsupported.field(path, ANYTHING_ELSE);
        };
    }

    private JsonObject picture(Part.Attachment attachment, String path) {
        String url = switch (attachment.media()) {
            case Media.Remote remote -> remote.url();
            case Media.Inline inline -> "data:" + inline.mediaType() + ";base64," + inline.base64();
            case Media.InlineText _, Media.Stored _ ->
                throw Unsupported.field(path, "takes pictures by their address or sent along");
        };
        JsonObjectBuilder picture = order.make().createObjectBuilder().add("url", url);
        Members.object(attachment.extras().fields(), "image_url")
                .ifPresent(rest -> rest.forEach((name, value) -> {
                    if (name.equals("detail")) {
                        picture.add(name, value);
                    } else {
                        order.drop(path + ".image_url." + name);
                    }
                }));
        return order.make()
                .createObjectBuilder()
                .add("type", "image_url")
                .add("image_url", picture)
                .build();
    }

    private static boolean isText(String mediaType) {
        String type = mediaType.toLowerCase(Locale.ROOT);
        return type.startsWith("text/") || type.startsWith("application/json") || type.startsWith("application/xml");
    }

    private static String decoded(String base64, String path) {
        try {
            return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Unsupported.field(path, "needs the document as valid base64");
        }
    }
}
