package io.dvara.provider.anthropic;

import io.dvara.api.chat.CacheMarker;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Media;
import io.dvara.api.chat.Part;
import io.dvara.api.json.JsonCodec;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads content blocks of the Messages dialect into parts; kinds without a place stay opaque. */
final class MessagesContentReader {

    private final JsonCodec json;

    MessagesContentReader(JsonCodec json) {
        this.json = json;
    }

    /** Reads content, which is a text or a list of blocks. */
    List<Part> parts(JsonValue content) {
        return switch (content) {
            case JsonString text -> List.of(new Part.Text(text.getString()));
            case JsonArray blocks ->
                blocks.stream().map(JsonValue::asJsonObject).map(this::part).toList();
            default -> List.of();
        };
    }

    private Part part(JsonObject block) {
        return switch (block.getString("type", "")) {
            case "text" -> new Part.Text(block.getString("text"), List.of(), extras(block, "text"));
            case "image" -> attachment(Part.Kind.IMAGE, block);
            case "document" -> attachment(Part.Kind.DOCUMENT, block);
            case "thinking" ->
                new Part.Reasoning(
                        block.getString("thinking"),
                        Members.text(block, "signature"),
                        Optional.empty(),
                        extras(block, "thinking", "signature"));
            case "redacted_thinking" ->
                new Part.Reasoning("", Optional.empty(), Members.text(block, "data"), extras(block, "data"));
            case "tool_use" -> toolCall(block);
            case "tool_result" -> toolResult(block);
            default -> new Part.Opaque(block);
        };
    }

    private Part toolCall(JsonObject block) {
        String arguments = json.write(block.getOrDefault("input", JsonValue.EMPTY_JSON_OBJECT));
        return new Part.ToolCall(
                block.getString("id"),
                block.getString("name"),
                arguments,
                Optional.empty(),
                extras(block, "id", "name", "input"));
    }

    private Part toolResult(JsonObject block) {
        boolean failed = Members.flag(block, "is_error").orElse(false);
        return new Part.ToolResult(
                block.getString("tool_use_id"),
                parts(block.getOrDefault("content", JsonValue.NULL)),
                failed ? Part.Outcome.FAILED : Part.Outcome.DONE,
                extras(block, "tool_use_id", "content", "is_error"));
    }

    private Part attachment(Part.Kind kind, JsonObject block) {
        Optional<Media> media = Members.object(block, "source").flatMap(this::media);
        if (media.isEmpty()) {
            return new Part.Opaque(block);
        }
        return new Part.Attachment(kind, media.get(), Members.text(block, "title"), extras(block, "source", "title"));
    }

    private Optional<Media> media(JsonObject source) {
        return switch (source.getString("type", "")) {
            case "base64" -> Optional.of(new Media.Inline(source.getString("media_type"), source.getString("data")));
            case "url" -> Optional.of(new Media.Remote(source.getString("url"), Optional.empty()));
            case "file" -> Optional.of(new Media.Stored(source.getString("file_id"), Optional.empty()));
            case "text" -> Optional.of(new Media.InlineText(source.getString("media_type"), source.getString("data")));
            default -> Optional.empty();
        };
    }

    /** Returns what stands in a block beside its type and these members. */
    Extras extras(JsonObject block, String... known) {
        Set<String> names = new HashSet<>(List.of(known));
        names.add("type");
        Optional<CacheMarker> marker = Members.object(block, "cache_control").flatMap(MessagesContentReader::marker);
        if (marker.isPresent()) {
            names.add("cache_control");
        }
        return new Extras(marker, Members.without(json.make(), block, names));
    }

    private static Optional<CacheMarker> marker(JsonObject control) {
        boolean isPlain = control.getString("type", "").equals("ephemeral")
                && Set.of("type", "ttl").containsAll(control.keySet());
        return isPlain ? Optional.of(new CacheMarker(Members.text(control, "ttl"))) : Optional.empty();
    }
}
