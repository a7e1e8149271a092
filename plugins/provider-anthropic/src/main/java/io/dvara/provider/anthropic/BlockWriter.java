package io.dvara.provider.anthropic;

import io.dvara.api.chat.CacheMarker;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Part;
import io.dvara.provider.kit.AllowedIds;
import io.dvara.provider.kit.CallArguments;
import io.dvara.provider.kit.CallIds;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes the parts of messages as content blocks; empty where the vendor takes none such. */
final class BlockWriter {

    private static final String ANOTHERS_PROOF = "extra_content";

    private static final Pattern FORBIDDEN_IN_IDS = Pattern.compile("[^a-zA-Z0-9_-]");

    private final Order order;
    private final JsonProvider make;
    private final MediaWriter media;
    private final CallIds ids = new CallIds(AllowedIds.cleaned(FORBIDDEN_IN_IDS, Integer.MAX_VALUE));

    BlockWriter(Order order) {
        this.order = order;
        this.make = order.json().make();
        this.media = new MediaWriter(make);
    }

    /** Begins a message, in which the vendor takes the ids of earlier ones again. */
    void nextMessage() {
        ids.nextTurn();
    }

    /** Returns the block of a part. */
    Optional<JsonObject> write(Part part, String path) {
        return switch (part) {
            case Part.Text text -> text(text.text(), text.extras(), path);
            case Part.Refusal refusal -> text(refusal.text(), refusal.extras(), path);
            case Part.Attachment attachment ->
                Optional.of(finish(media.write(attachment, path), attachment.extras(), path));
            case Part.Reasoning reasoning -> reasoning(reasoning, path);
            case Part.ToolCall call -> Optional.of(toolUse(call, path));
            case Part.ToolResult result -> Optional.of(toolResult(result, "", path));
            case Part.Opaque opaque -> Optional.of(opaque(opaque, path));
        };
    }

    /** Returns a block with the marker for caching. */
    JsonObject marked(JsonObject block, CacheMarker marker) {
        return make.createObjectBuilder(block)
                .add("cache_control", marker(marker))
                .build();
    }

    /** Returns the vendor's form of a marker. */
    JsonObject marker(CacheMarker marker) {
        JsonObjectBuilder control = make.createObjectBuilder().add("type", "ephemeral");
        marker.ttl().ifPresent(ttl -> control.add("ttl", ttl));
        return control.build();
    }

    /** Returns the block of a result, which without an id answers a call of that function. */
    JsonObject toolResult(Part.ToolResult result, String function, String path) {
        JsonObjectBuilder block = make.createObjectBuilder()
                .add("type", "tool_result")
                .add("tool_use_id", ids.ofResult(result.callId(), function));
        JsonArrayBuilder content = make.createArrayBuilder();
        for (int i = 0; i < result.content().size(); i++) {
            write(result.content().get(i), path + ".content[" + i + "]").ifPresent(content::add);
        }
        if (result.outcome() == Part.Outcome.FAILED) {
            block.add("is_error", true);
        }
        return finish(block.add("content", content), result.extras(), path);
    }

    private Optional<JsonObject> text(String text, Extras extras, String path) {
        if (text.isBlank() && !order.isNative()) {
            return Optional.empty();
        }
        JsonObjectBuilder block = make.createObjectBuilder().add("type", "text").add("text", text);
        return Optional.of(finish(block, extras, path));
    }

    /** Thoughts without the vendor's proof, such as another vendor's, are not taken back. */
    private Optional<JsonObject> reasoning(Part.Reasoning thought, String path) {
        if (thought.sealed().isPresent()) {
            JsonObjectBuilder block = make.createObjectBuilder()
                    .add("type", "redacted_thinking")
                    .add("data", thought.sealed().get());
            return Optional.of(finish(block, thought.extras(), path));
        }
        if (thought.signature().isEmpty()) {
            order.drop(order.isNative() ? "messages.content.thinking" : "messages.reasoning_content");
            return Optional.empty();
        }
        JsonObjectBuilder block = make.createObjectBuilder()
                .add("type", "thinking")
                .add("thinking", thought.text())
                .add("signature", thought.signature().get());
        return Optional.of(finish(block, thought.extras(), path));
    }

    private JsonObject toolUse(Part.ToolCall call, String path) {
        JsonObjectBuilder block = make.createObjectBuilder()
                .add("type", "tool_use")
                .add("id", ids.ofCall(call.id(), call.name()))
                .add("name", call.name())
                .add("input", CallArguments.object(order.json(), call.arguments()));
        return finish(block, ownExtras(call.extras()), path);
    }

    /** Of a call that another vendor made before, that vendor's proof is left out. */
    private Extras ownExtras(Extras extras) {
        return order.isNative() && extras.fields().containsKey(ANOTHERS_PROOF)
                ? new Extras(extras.cache(), Members.without(make, extras.fields(), Set.of(ANOTHERS_PROOF)))
                : extras;
    }

    private JsonObject opaque(Part.Opaque part, String path) {
        if (order.isNative()) {
            return part.value();
        }
        throw Unsupported.field(
                path, "has no form for a part of type " + part.value().getString("type", "unknown"));
    }

    private JsonObject finish(JsonObjectBuilder block, Extras extras, String path) {
        extras.cache().ifPresent(cache -> block.add("cache_control", marker(cache)));
        return order.withRest(block.build(), extras, path);
    }
}
