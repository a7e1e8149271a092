package io.dvara.provider.bedrock;

import io.dvara.api.chat.CacheMarker;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Media;
import io.dvara.api.chat.Part;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads content blocks of the vendor's requests into parts; kinds without a place stay opaque. */
final class ConverseContentReader {

    /** Reads blocks; a cache point marks the part before it. */
    List<Part> parts(JsonArray blocks) {
        List<Part> parts = new ArrayList<>();
        for (JsonValue value : blocks) {
            JsonObject block = value.asJsonObject();
            if (block.containsKey("cachePoint")) {
                if (!parts.isEmpty()) {
                    parts.add(marked(parts.removeLast(), marker(block)));
                }
            } else {
                parts.add(part(block));
            }
        }
        return parts;
    }

    static CacheMarker marker(JsonObject block) {
        return new CacheMarker(Members.text(block.getJsonObject("cachePoint"), "ttl"));
    }

    private static Part marked(Part part, CacheMarker marker) {
        Extras extras = new Extras(Optional.of(marker), part.extras().fields());
        return switch (part) {
            case Part.Text text -> new Part.Text(text.text(), text.annotations(), extras);
            case Part.ToolResult result ->
                new Part.ToolResult(result.callId(), result.content(), result.outcome(), extras);
            case Part.Attachment attachment ->
                new Part.Attachment(attachment.kind(), attachment.media(), attachment.name(), extras);
            default -> throw new IllegalArgumentException("cannot mark " + part.getClass());
        };
    }

    private Part part(JsonObject block) {
        String kind = block.keySet().iterator().next();
        return switch (kind) {
            case "text" -> new Part.Text(block.getString("text"));
            case "image" -> attachment(Part.Kind.IMAGE, "image/", block);
            case "video" -> attachment(Part.Kind.VIDEO, "video/", block);
            case "audio" -> attachment(Part.Kind.AUDIO, "audio/", block);
            case "document" -> attachment(Part.Kind.DOCUMENT, "application/", block);
            case "toolUse" ->
                isVendors(block.getJsonObject(kind)) ? new Part.Opaque(block) : call(block.getJsonObject(kind));
            case "toolResult" ->
                isVendors(block.getJsonObject(kind)) ? new Part.Opaque(block) : result(block.getJsonObject(kind));
            case "reasoningContent" -> thought(block.getJsonObject(kind));
            default -> new Part.Opaque(block);
        };
    }

    /** A call that the vendor made itself, and its result, have types. */
    private static boolean isVendors(JsonObject block) {
        return block.containsKey("type") && !block.getString("type").equals("tool_use");
    }

    private static Part call(JsonObject use) {
        return new Part.ToolCall(
                use.getString("toolUseId"),
                use.getString("name"),
                Asking.JSON.write(use.get("input")),
                Optional.empty(),
                Extras.NONE);
    }

    private Part result(JsonObject result) {
        boolean failed = result.getString("status", "").equals("error");
        return new Part.ToolResult(
                result.getString("toolUseId"),
                parts(result.getJsonArray("content")),
                failed ? Part.Outcome.FAILED : Part.Outcome.DONE,
                Extras.NONE);
    }

    private static Part thought(JsonObject content) {
        JsonObject text = Members.object(content, "reasoningText").orElse(JsonValue.EMPTY_JSON_OBJECT);
        return new Part.Reasoning(
                text.getString("text", ""),
                Members.text(text, "signature"),
                Members.text(content, "redactedContent"),
                Extras.NONE);
    }

    private static Part attachment(Part.Kind kind, String types, JsonObject all) {
        String name = all.keySet().iterator().next();
        JsonObject block = all.getJsonObject(name);
        String type = types + block.getString("format");
        JsonObject source = block.getJsonObject("source");
        Media media = Members.text(source, "bytes")
                .<Media>map(bytes -> new Media.Inline(type, bytes))
                .or(() -> Members.text(source, "text").map(text -> new Media.InlineText("text/plain", text)))
                .or(() -> Members.object(source, "s3Location")
                        .map(place -> new Media.Remote(place.getString("uri"), Optional.of(type))))
                .orElse(null);
        if (media == null) {
            return new Part.Opaque(
                    Asking.JSON.make().createObjectBuilder().add(name, block).build());
        }
        JsonObject rest = Members.without(Asking.JSON.make(), block, java.util.Set.of("format", "source", "name"));
        return new Part.Attachment(kind, media, Members.text(block, "name"), Extras.of(rest));
    }
}
