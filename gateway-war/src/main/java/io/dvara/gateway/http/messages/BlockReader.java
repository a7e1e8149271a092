package io.dvara.gateway.http.messages;

import io.dvara.api.chat.Part;
import io.dvara.gateway.http.dialect.JsonInput;
import io.dvara.gateway.http.dialect.Members;
import io.dvara.gateway.json.JacksonCodec;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads content: text, or blocks of which those without a place in the canonical form stay as they are. */
final class BlockReader {

    private final JsonInput in;
    private final JacksonCodec codec;

    BlockReader(JsonInput in, JacksonCodec codec) {
        this.in = in;
        this.codec = codec;
    }

    /** Reads the content where the reader stands. */
    List<Part> read() {
        if (in.isString()) {
            return List.of(new Part.Text(in.string()));
        }
        if (!in.isArray()) {
            throw in.wrong("must be a string or an array of content blocks");
        }
        List<Part> parts = new ArrayList<>();
        in.array(() -> parts.add(block(Members.read(in, codec.make()))));
        return parts;
    }

    private Part block(Members block) {
        return switch (block.needed("type")) {
            case "text" -> new Part.Text(block.needed("text"), List.of(), block.extras());
            case "image" -> SourceReader.attachment(block, Part.Kind.IMAGE);
            case "document" -> SourceReader.attachment(block, Part.Kind.DOCUMENT);
            case "thinking" -> thinking(block);
            case "redacted_thinking" ->
                new Part.Reasoning("", Optional.empty(), Optional.of(block.needed("data")), block.extras());
            case "tool_use" -> toolUse(block);
            case "tool_result" -> toolResult(block);
            default -> new Part.Opaque(block.whole());
        };
    }

    /** Thoughts of vendors that sign none carry an empty signature. */
    private static Part thinking(Members block) {
        String thoughts = block.needed("thinking");
        Optional<String> signature = block.string("signature").filter(it -> !it.isEmpty());
        return new Part.Reasoning(thoughts, signature, Optional.empty(), block.extras());
    }

    private Part toolUse(Members block) {
        String id = block.needed("id");
        String name = block.needed("name");
        JsonValue input = block.value("input").orElse(JsonValue.EMPTY_JSON_OBJECT);
        return new Part.ToolCall(id, name, codec.write(input), Optional.empty(), block.extras());
    }

    private Part toolResult(Members block) {
        String id = block.needed("tool_use_id");
        boolean failed = block.bool("is_error").orElse(false);
        List<Part> content = block.isString("content")
                ? List.of(new Part.Text(block.needed("content")))
                : block.elements("content").stream().map(this::block).toList();
        return new Part.ToolResult(id, content, failed ? Part.Outcome.FAILED : Part.Outcome.DONE, block.extras());
    }
}
