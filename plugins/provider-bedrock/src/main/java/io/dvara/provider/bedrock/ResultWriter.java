package io.dvara.provider.bedrock;

import io.dvara.api.chat.Part;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;

/** Writes the results of tools. */
final class ResultWriter {

    /** The vendor takes no result without content, and no content that is blank. */
    private static final String NOTHING = "(empty)";

    private final Order order;
    private final BlockWriter blocks;

    ResultWriter(Order order, BlockWriter blocks) {
        this.order = order;
        this.blocks = blocks;
    }

    /** Returns the block of a result. */
    JsonObject write(Part.ToolResult result, String id, String path) {
        JsonArrayBuilder content = order.make().createArrayBuilder();
        content(result, path).forEach(content::add);
        JsonObjectBuilder block =
                order.make().createObjectBuilder().add("toolUseId", id).add("content", content);
        if (result.outcome() == Part.Outcome.FAILED) {
            if (order.takes(Trait.FAILED_RESULTS)) {
                block.add("status", "error");
            } else {
                order.drop("messages.is_error");
            }
        }
        return blocks.block("toolResult", block.build());
    }

    /** Returns a result as content of its own, for a request without tools, in which the vendor takes no results. */
    List<JsonObject> told(Part.ToolResult result, String path) {
        String mark = result.outcome() == Part.Outcome.FAILED ? "<tool_result status=\"error\">" : "<tool_result>";
        List<JsonObject> told = new ArrayList<>();
        told.add(blocks.text(mark));
        told.addAll(content(result, path));
        told.add(blocks.text("</tool_result>"));
        return told;
    }

    private List<JsonObject> content(Part.ToolResult result, String path) {
        List<JsonObject> content = new ArrayList<>();
        for (int i = 0; i < result.content().size(); i++) {
            content.addAll(blocks.write(result.content().get(i), path + ".content[" + i + "]"));
        }
        content.removeIf(block -> block.containsKey("cachePoint"));
        return content.isEmpty() ? List.of(blocks.text(NOTHING)) : content;
    }
}
