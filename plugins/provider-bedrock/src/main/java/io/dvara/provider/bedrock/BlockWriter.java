package io.dvara.provider.bedrock;

import io.dvara.api.chat.CacheMarker;
import io.dvara.api.chat.Part;
import io.dvara.provider.kit.AllowedIds;
import io.dvara.provider.kit.CallArguments;
import io.dvara.provider.kit.CallIds;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Writes the parts of messages as content blocks; none where the vendor takes none such. */
final class BlockWriter {

    /** Blocks of the vendor's own that clients may send in its words. */
    private static final Set<String> OWN = Set.of(
            "guardContent",
            "searchResult",
            "cachePoint",
            "citationsContent",
            "image",
            "document",
            "video",
            "audio",
            "json",
            "toolUse",
            "toolResult",
            "toolAddition",
            "toolRemoval");

    private static final Pattern FORBIDDEN_IN_IDS = Pattern.compile("[^a-zA-Z0-9_.:-]");
    private static final int LONGEST_ID = 64;

    private final Order order;
    private final JsonProvider make;
    private final MediaWriter media;
    private final CachePoints caching;
    private final ResultWriter results;
    private final CallIds ids = new CallIds(AllowedIds.cleaned(FORBIDDEN_IN_IDS, LONGEST_ID));
    private final boolean speaksTools;

    /**
     * Makes a writer for one request.
     *
     * @param tools the tools of the request; without any the vendor takes neither calls nor results
     */
    BlockWriter(Order order, ToolPlan tools) {
        this.order = order;
        this.make = order.make();
        this.media = new MediaWriter(order);
        this.caching = new CachePoints(order);
        this.speaksTools = !tools.isEmpty();
        this.results = new ResultWriter(order, this);
    }

    /** Returns the block of a part, and the mark behind it that asks for it to be cached. */
    List<JsonObject> write(Part part, String path) {
        if (part instanceof Part.ToolResult result) {
            return result(result, "", path);
        }
        List<JsonObject> blocks = new ArrayList<>(block(part, path));
        part.extras().cache().flatMap(marker -> caching.content(marker, path)).ifPresent(blocks::add);
        return blocks;
    }

    CachePoints caching() {
        return caching;
    }

    JsonObject text(String text) {
        return make.createObjectBuilder().add("text", text).build();
    }

    JsonObject block(String name, JsonValue content) {
        return make.createObjectBuilder().add(name, content).build();
    }

    /** Returns the blocks of a result, which without an id answers a call of that function. */
    List<JsonObject> result(Part.ToolResult result, String function, String path) {
        List<JsonObject> blocks = new ArrayList<>();
        if (speaksTools) {
            blocks.add(results.write(result, ids.ofResult(result.callId(), function), path));
        } else {
            blocks.addAll(results.told(result, path));
        }
        marker(result).flatMap(marker -> caching.content(marker, path)).ifPresent(blocks::add);
        return blocks;
    }

    /** The vendor takes a mark behind a result, none inside it. */
    private static Optional<CacheMarker> marker(Part.ToolResult result) {
        return Stream.concat(
                        result.extras().cache().stream(),
                        result.content().stream().flatMap(part -> part.extras().cache().stream()))
                .findFirst();
    }

    private List<JsonObject> block(Part part, String path) {
        return switch (part) {
            case Part.Text text ->
                text.text().isBlank()
                        ? List.of()
                        : List.of(text(noted(text, path).text()));
            case Part.Refusal refusal -> refusal.text().isBlank() ? List.of() : List.of(text(refusal.text()));
            case Part.Attachment attachment -> List.of(attachment(attachment, path));
            case Part.Reasoning reasoning -> reasoning(reasoning).stream().toList();
            case Part.ToolCall call -> List.of(speaksTools ? call(call) : text(toldCall(call)));
            case Part.ToolResult result -> result(result, "", path);
            case Part.Opaque opaque -> List.of(opaque(opaque, path));
        };
    }

    private JsonObject attachment(Part.Attachment attachment, String path) {
        if (attachment.kind() != Part.Kind.DOCUMENT) {
            order.dropRest(attachment.extras(), path);
        }
        return media.write(attachment, path);
    }

    private Part.Text noted(Part.Text text, String path) {
        order.dropRest(text.extras(), path);
        return text;
    }

    /** Thoughts without the vendor's proof, such as another vendor's, are not taken back. */
    private Optional<JsonObject> reasoning(Part.Reasoning thought) {
        boolean isProved = thought.sealed().isPresent() || thought.signature().isPresent();
        if (!isProved || !order.takes(Trait.OWN_THOUGHTS)) {
            order.drop("messages.reasoning_content");
            return Optional.empty();
        }
        JsonObjectBuilder content = make.createObjectBuilder();
        if (thought.sealed().isPresent()) {
            content.add("redactedContent", thought.sealed().get());
        } else {
            content.add(
                    "reasoningText",
                    make.createObjectBuilder()
                            .add("text", thought.text())
                            .add("signature", thought.signature().orElseThrow()));
        }
        return Optional.of(block("reasoningContent", content.build()));
    }

    private JsonObject call(Part.ToolCall call) {
        JsonObject use = make.createObjectBuilder()
                .add("toolUseId", ids.ofCall(call.id(), call.name()))
                .add("name", call.name())
                .add("input", CallArguments.object(order.json(), call.arguments()))
                .build();
        return block("toolUse", use);
    }

    private static String toldCall(Part.ToolCall call) {
        return "<tool_call name=\"" + call.name() + "\">\n" + call.arguments() + "\n</tool_call>";
    }

    /** A client may send a block in the vendor's words, with or without a type of that name. */
    private JsonObject opaque(Part.Opaque part, String path) {
        for (String name : OWN) {
            boolean isAlone = part.value().keySet().equals(Set.of(name));
            boolean isNamed = part.value().containsKey(name)
                    && part.value().getString("type", "").equals(name);
            if (isAlone || isNamed) {
                return block(name, part.value().get(name));
            }
        }
        throw Unsupported.field(
                path, "has no form for a part of type " + part.value().getString("type", "unknown"));
    }
}
