package io.dvara.testkit.provider;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Role;
import io.dvara.api.chat.Tool;
import io.dvara.api.chat.ToolChoice;
import io.dvara.api.chat.ToolUse;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Golden requests about tools: offered, chosen, called and answered. */
final class GoldenTools {

    static final Tool WEATHER = tool("get_weather", "Tells the weather of a city.");
    private static final Tool TIME = tool("get_time", "Tells the time of a city.");

    private GoldenTools() {}

    static Stream<GoldenRequest> all(String model) {
        ChatRequest bare = GoldenConversations.ask(model, GoldenConversations.USER);
        ChatRequest offered = with(bare, Optional.empty());
        return Stream.of(
                GoldenRequest.counts("tools-offered", offered, bare),
                GoldenRequest.plain("tool-choice-auto", with(bare, Optional.of(ToolChoice.Mode.AUTO))),
                GoldenRequest.counts("tool-choice-none", with(bare, Optional.of(ToolChoice.Mode.NONE)), offered),
                GoldenRequest.counts(
                        "tool-choice-required", with(bare, Optional.of(ToolChoice.Mode.REQUIRED)), offered),
                GoldenRequest.counts(
                        "tool-choice-named", with(bare, Optional.of(new ToolChoice.Named("get_time"))), offered),
                GoldenRequest.counts("one-tool-at-a-time", oneAtATime(bare), offered),
                GoldenRequest.plain("tool-results", toolResults(model)));
    }

    private static Tool tool(String name, String description) {
        JsonObject city = Json.createObjectBuilder().add("type", "string").build();
        JsonObject schema = Json.createObjectBuilder()
                .add("type", "object")
                .add("properties", Json.createObjectBuilder().add("city", city))
                .add("required", Json.createArrayBuilder().add("city"))
                .build();
        return new Tool.Function(name, Optional.of(description), Optional.of(schema), Optional.empty(), Extras.NONE);
    }

    private static ChatRequest with(ChatRequest request, Optional<ToolChoice> choice) {
        return request.vary()
                .tools(new ToolUse(List.of(WEATHER, TIME), choice, Optional.empty()))
                .build();
    }

    private static ChatRequest oneAtATime(ChatRequest request) {
        return request.vary()
                .tools(new ToolUse(List.of(WEATHER, TIME), Optional.empty(), Optional.of(false)))
                .build();
    }

    private static ChatRequest toolResults(String model) {
        Message calls =
                GoldenConversations.said(Role.ASSISTANT, call("call_1", "get_weather"), call("call_2", "get_time"));
        ChatRequest turn = GoldenConversations.ask(
                model,
                Message.of(Role.USER, "Weather and time in Rome?"),
                calls,
                result("call_1", "sunny", Part.Outcome.DONE),
                result("call_2", "no clock", Part.Outcome.FAILED));
        return with(turn, Optional.empty());
    }

    private static Part call(String id, String name) {
        return new Part.ToolCall(id, name, "{\"city\":\"Rome\"}", Optional.empty(), Extras.NONE);
    }

    private static Message result(String id, String text, Part.Outcome outcome) {
        return GoldenConversations.said(
                Role.TOOL, new Part.ToolResult(id, List.of(new Part.Text(text)), outcome, Extras.NONE));
    }
}
