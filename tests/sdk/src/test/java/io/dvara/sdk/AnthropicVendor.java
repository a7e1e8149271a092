package io.dvara.sdk;

import io.dvara.testkit.upstream.ReceivedRequest;
import io.dvara.testkit.upstream.Responder;
import io.dvara.testkit.upstream.Script;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what Anthropic would, as the request asks. */
final class AnthropicVendor implements Responder {

    /** A content block: how it begins, its deltas, and how it looks as a whole. */
    private record Block(String start, List<String> deltas, String whole) {}

    @Override
    public Script answer(ReceivedRequest request) {
        if (request.path().endsWith("/models")) {
            return Script.json(
                    200,
                    "{\"data\":[{\"type\":\"model\",\"id\":\"claude-sonnet-4-5\",\"display_name\":\"S\","
                            + "\"created_at\":\"2025-01-01T00:00:00Z\"}],\"has_more\":false}");
        }
        if (request.path().endsWith("/count_tokens")) {
            return Script.json(200, "{\"input_tokens\":14}");
        }
        Asked asked = Asked.of(request);
        if (asked.model().startsWith("claude-error-")) {
            return Script.json(
                    Integer.parseInt(asked.model().substring("claude-error-".length())),
                    "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}");
        }
        List<Block> blocks = blocks(asked);
        String stop = blocks.getLast().start().contains("tool_use") ? "tool_use" : "end_turn";
        return asked.streamed() ? stream(blocks, stop) : whole(blocks, stop);
    }

    private static List<Block> blocks(Asked asked) {
        if (asked.model().equals("claude-thinking")) {
            boolean thoughtBefore = asked.body().toString().contains("c2ln");
            return List.of(thinking(), text(thoughtBefore ? "Done again." : "Done."));
        }
        Optional<JsonObject> schema = asked.schema("output_config", "format", "schema");
        if (schema.isPresent()) {
            return List.of(text(SchemaSample.of(schema.get()).toString()));
        }
        if (asked.offersTools() && !isToolResult(asked.lastMessage())) {
            JsonArray tools = asked.body().getJsonArray("tools");
            JsonObject tool = tools.getJsonObject(tools.size() - 1);
            JsonObject input = SchemaSample.of(tool.getJsonObject("input_schema"));
            return List.of(tool(tool.getString("name"), input.toString()));
        }
        return List.of(text("Hello there"));
    }

    private static boolean isToolResult(JsonObject message) {
        return message.toString().contains("tool_result");
    }

    private static Block text(String text) {
        return new Block(
                "{\"type\":\"text\",\"text\":\"\"}",
                List.of("{\"type\":\"text_delta\",\"text\":" + Asked.quoted(text) + "}"),
                "{\"type\":\"text\",\"text\":" + Asked.quoted(text) + "}");
    }

    private static Block thinking() {
        return new Block(
                "{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"\"}",
                List.of(
                        "{\"type\":\"thinking_delta\",\"thinking\":\"Let me think.\"}",
                        "{\"type\":\"signature_delta\",\"signature\":\"c2ln\"}"),
                "{\"type\":\"thinking\",\"thinking\":\"Let me think.\",\"signature\":\"c2ln\"}");
    }

    private static Block tool(String name, String input) {
        String quoted = input.replace("\"", "\\\"");
        int half = quoted.indexOf(':');
        return new Block(
                "{\"type\":\"tool_use\",\"id\":\"toolu_1\",\"name\":\"" + name + "\",\"input\":{}}",
                List.of(
                        "{\"type\":\"input_json_delta\",\"partial_json\":\"" + quoted.substring(0, half) + "\"}",
                        "{\"type\":\"input_json_delta\",\"partial_json\":\"" + quoted.substring(half) + "\"}"),
                "{\"type\":\"tool_use\",\"id\":\"toolu_1\",\"name\":\"" + name + "\",\"input\":" + input + "}");
    }

    private static Script whole(List<Block> blocks, String stop) {
        return Script.json(
                200,
                "{\"id\":\"msg_1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"m\",\"content\":["
                        + blocks.stream().map(Block::whole).collect(Collectors.joining(",")) + "],\"stop_reason\":\""
                        + stop
                        + "\",\"stop_sequence\":null,\"usage\":{\"input_tokens\":9,\"output_tokens\":3}}");
    }

    private static Script stream(List<Block> blocks, String stop) {
        Script script = Script.events()
                .event(
                        "message_start",
                        "{\"type\":\"message_start\",\"message\":{\"id\":\"msg_1\",\"type\":\"message\","
                                + "\"role\":\"assistant\",\"model\":\"m\",\"content\":[],\"stop_reason\":null,"
                                + "\"stop_sequence\":null,\"usage\":{\"input_tokens\":9,\"output_tokens\":1}}}");
        for (int i = 0; i < blocks.size(); i++) {
            String index = "\"index\":" + i;
            script = script.event(
                    "content_block_start",
                    "{\"type\":\"content_block_start\"," + index + ",\"content_block\":"
                            + blocks.get(i).start() + "}");
            for (String delta : blocks.get(i).deltas()) {
                script = script.event(
                        "content_block_delta",
                        "{\"type\":\"content_block_delta\"," + index + ",\"delta\":" + delta + "}");
            }
            script = script.event("content_block_stop", "{\"type\":\"content_block_stop\"," + index + "}");
        }
        return script.event(
                        "message_delta",
                        "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"" + stop
                                + "\",\"stop_sequence\":null},\"usage\":{\"output_tokens\":3}}")
                .event("message_stop", "{\"type\":\"message_stop\"}");
    }
}
