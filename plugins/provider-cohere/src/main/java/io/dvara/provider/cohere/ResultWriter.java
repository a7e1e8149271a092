package io.dvara.provider.cohere;

import io.dvara.api.chat.Part;
import io.dvara.provider.kit.CallIds;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes the results of tool calls; each document among them can be cited by itself. */
final class ResultWriter {

    private final Order order;
    private final ContentWriter content;
    private final CallIds ids = new CallIds();

    ResultWriter(Order order, ContentWriter content) {
        this.order = order;
        this.content = content;
    }

    /** Returns the ids that calls and results have in this conversation. */
    CallIds ids() {
        return ids;
    }

    /** Returns the message of a result; its pictures are added to those that are still to be shown. */
    JsonObject write(Part.ToolResult result, String function, String path, List<JsonObject> pictures) {
        order.dropRest(result.extras(), path, Set.of());
        List<JsonObject> blocks = new ArrayList<>();
        for (int i = 0; i < result.content().size(); i++) {
            Part part = result.content().get(i);
            String place = path + ".content[" + i + "]";
            if (part instanceof Part.Attachment picture && picture.kind() == Part.Kind.IMAGE) {
                pictures.add(content.write(picture, place));
            } else {
                blocks.add(block(part, place));
            }
        }
        return order.make()
                .createObjectBuilder()
                .add("role", "tool")
                .add("tool_call_id", ids.ofResult(result.callId(), function))
                .add("content", result.outcome() == Part.Outcome.FAILED ? failure(blocks) : content.joined(blocks))
                .build();
    }

    private JsonObject block(Part part, String path) {
        boolean isOwn = part instanceof Part.Opaque opaque
                && Members.text(opaque.value(), "type")
                        .filter("document"::equals)
                        .isPresent();
        if (isOwn) {
            return ((Part.Opaque) part).value();
        }
        return part instanceof Part.Attachment attachment ? document(attachment, path) : content.write(part, path);
    }

    private JsonObject document(Part.Attachment attachment, String path) {
        order.dropRest(attachment.extras(), path, Set.of());
        JsonObjectBuilder data = order.make().createObjectBuilder();
        attachment.name().ifPresent(name -> data.add("title", name));
        data.add(
                "content",
                content.documentText(attachment, path)
                        .orElseThrow(() -> Unsupported.field(path, "takes results of text and pictures alone")));
        return order.make()
                .createObjectBuilder()
                .add("type", "document")
                .add("document", order.make().createObjectBuilder().add("data", data))
                .build();
    }

    /** The vendor has no mark for a call that failed, but takes results as JSON. */
    private JsonValue failure(List<JsonObject> blocks) {
        JsonValue said = content.joined(blocks);
        JsonObject failure =
                order.make().createObjectBuilder().add("error", said).build();
        return order.make().createValue(order.json().write(failure));
    }
}
