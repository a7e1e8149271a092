package io.dvara.testkit.provider;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Media;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Role;
import io.dvara.api.chat.Tool;
import io.dvara.api.chat.ToolUse;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Golden requests that are odd and yet what clients send: other vendors took them before. */
final class GoldenOddities {

    private static final String CITY = "{\"city\":\"Rome\"}";
    private static final String LONG_ID = "chatcmpl-tool-0123456789abcdef0123456789abcdef";
    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private static final JsonObject TREE = new TestJson().readObject("""
            {"type": "object",
             "properties": {
               "root": {"$ref": "#/$defs/Node"},
               "size": {"type": ["integer", "null"]},
               "kind": {"enum": ["a", 1, null]},
               "note": {"anyOf": [{"type": "string"}, {"type": "null"}]}},
             "required": ["root"],
             "$defs": {
               "Node": {
                 "type": "object",
                 "properties": {"children": {"type": "array", "items": {"$ref": "#/$defs/Node"}}}}}}""");

    private GoldenOddities() {}

    static Stream<GoldenRequest> all(String model) {
        Message question = Message.of(Role.USER, "Weather in Rome?");
        return Stream.of(
                turn(
                        "text-beside-a-call",
                        model,
                        question,
                        said(new Part.Text("I look."), call("call_1", CITY)),
                        result("call_1", text("sunny")),
                        Message.of(Role.USER, "Thanks.")),
                turn(
                        "results-out-of-order",
                        model,
                        question,
                        said(call("call_1", CITY), call("call_2", CITY)),
                        result("call_2", text("two")),
                        result("call_1", text("one"))),
                turn(
                        "call-id-in-two-turns",
                        model,
                        question,
                        said(call("call_1", CITY)),
                        result("call_1", text("one")),
                        said(call("call_1", CITY)),
                        result("call_1", text("two"))),
                turn(
                        "call-id-of-another-vendor",
                        model,
                        question,
                        said(call(LONG_ID, CITY)),
                        result(LONG_ID, text("sunny"))),
                turn("empty-arguments", model, question, said(call("call_1", "")), result("call_1", text("sunny"))),
                turn(
                        "arguments-that-are-no-json",
                        model,
                        question,
                        said(call("call_1", "{\"city\":")),
                        result("call_1", text("That is no JSON."))),
                turn("empty-result", model, question, said(call("call_1", CITY)), result("call_1", text(""))),
                turn("picture-in-a-result", model, question, said(call("call_1", CITY)), result("call_1", picture())),
                tool("tool-without-parameters", model, Optional.empty()),
                tool("tool-with-a-recursive-schema", model, Optional.of(TREE)));
    }

    private static GoldenRequest turn(String name, String model, Message... messages) {
        return GoldenRequest.plain(name, with(GoldenConversations.ask(model, messages), GoldenTools.WEATHER));
    }

    private static GoldenRequest tool(String name, String model, Optional<JsonObject> parameters) {
        ChatRequest bare = GoldenConversations.ask(model, GoldenConversations.USER);
        Tool tool = new Tool.Function("look", Optional.empty(), parameters, Optional.empty(), Extras.NONE);
        return GoldenRequest.counts(name, with(bare, tool), bare);
    }

    private static ChatRequest with(ChatRequest request, Tool tool) {
        return request.vary()
                .tools(new ToolUse(List.of(tool), Optional.empty(), Optional.empty()))
                .build();
    }

    private static Message said(Part... parts) {
        return GoldenConversations.said(Role.ASSISTANT, parts);
    }

    private static Part call(String id, String arguments) {
        return new Part.ToolCall(id, "get_weather", arguments, Optional.empty(), Extras.NONE);
    }

    private static Message result(String id, Part content) {
        return GoldenConversations.said(
                Role.TOOL, new Part.ToolResult(id, List.of(content), Part.Outcome.DONE, Extras.NONE));
    }

    private static Part text(String text) {
        return new Part.Text(text);
    }

    private static Part picture() {
        return new Part.Attachment(
                Part.Kind.IMAGE, new Media.Inline("image/jpg", PIXEL), Optional.empty(), Extras.NONE);
    }
}
