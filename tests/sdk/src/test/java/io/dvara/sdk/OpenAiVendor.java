package io.dvara.sdk;

import io.dvara.testkit.upstream.Cut;
import io.dvara.testkit.upstream.ReceivedRequest;
import io.dvara.testkit.upstream.Responder;
import io.dvara.testkit.upstream.Script;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Says what OpenAI would, as the model's name and the request ask. */
final class OpenAiVendor implements Responder {

    private static final String USAGE = "\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":3,\"total_tokens\":12,"
            + "\"prompt_tokens_details\":{\"cached_tokens\":0}}";

    @Override
    public Script answer(ReceivedRequest request) {
        Asked asked = Asked.of(request);
        return switch (request.path()) {
            case "/v1/models" ->
                Script.json(
                        200,
                        "{\"object\":\"list\",\"data\":[{\"id\":\"gpt-4o\",\"object\":\"model\",\"created\":1,"
                                + "\"owned_by\":\"openai\"}]}");
            case "/v1/embeddings" -> embeddings(asked);
            default -> chat(asked);
        };
    }

    private static Script embeddings(Asked asked) {
        boolean base64 = asked.body().getString("encoding_format", "float").equals("base64");
        boolean isList =
                asked.body().get("input") instanceof JsonArray inputs && !(inputs.getFirst() instanceof JsonNumber);
        int count = isList ? asked.body().getJsonArray("input").size() : 1;
        String vector = base64 ? "\"AAAAPwAAgL8=\"" : "[0.5,-1.0]";
        List<String> data = IntStream.range(0, count)
                .mapToObj(i -> "{\"object\":\"embedding\",\"index\":" + i + ",\"embedding\":" + vector + "}")
                .toList();
        return Script.json(
                200,
                "{\"object\":\"list\",\"data\":[" + String.join(",", data)
                        + "],\"model\":\"m\",\"usage\":{\"prompt_tokens\":3,\"total_tokens\":3}}");
    }

    private static Script chat(Asked asked) {
        if (asked.model().startsWith("gpt-error-")) {
            int status = Integer.parseInt(asked.model().substring("gpt-error-".length()));
            return Script.json(
                    status,
                    "{\"error\":{\"message\":\"as asked\",\"type\":\"some_error\",\"param\":null,\"code\":null}}");
        }
        if (asked.model().equals("gpt-broken-stream")) {
            return Script.events()
                    .event(chunk("{\"role\":\"assistant\",\"content\":\"half\"}", "null"))
                    .cut(Cut.RESET);
        }
        if (asked.model().equals("gpt-parallel")) {
            return stream(List.of(call(0, "call_a", "Tokyo"), call(1, "call_b", "Paris")), "tool_calls");
        }
        if (asked.model().equals("gpt-thinking")) {
            return stream(List.of("{\"reasoning_content\":\"Hm.\"}", "{\"content\":\"Done.\"}"), "stop");
        }
        if (asked.model().equals("gpt-refusal")) {
            return stream(List.of("{\"refusal\":\"I can't.\"}"), "stop");
        }
        if (asked.model().equals("gpt-length")) {
            return stream(List.of("{\"content\":\"Hello\"}"), "length");
        }
        boolean calls =
                asked.offersTools() && !asked.lastMessage().getString("role").equals("tool");
        String finish = calls ? "tool_calls" : "stop";
        if (asked.streamed()) {
            return stream(calls ? List.of("{\"tool_calls\":[" + call(asked) + "]}") : pieces(text(asked)), finish);
        }
        String message = calls
                ? "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[" + call(asked) + "]}"
                : "{\"role\":\"assistant\",\"content\":" + Asked.quoted(text(asked)) + ",\"refusal\":null}";
        return Script.json(
                200,
                "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"m\","
                        + "\"choices\":[{\"index\":0,\"message\":" + message + ",\"logprobs\":null,\"finish_reason\":\""
                        + finish + "\"}]," + USAGE + "}");
    }

    /** Returns what a schema asks for, or what the last tool has said, so that neither is lost unnoticed. */
    private static String text(Asked asked) {
        Optional<JsonObject> schema = asked.schema("response_format", "json_schema", "schema");
        if (schema.isPresent()) {
            return SchemaSample.of(schema.get()).toString();
        }
        JsonObject last = asked.lastMessage();
        return last.getString("role").equals("tool") && last.get("content") instanceof JsonString result
                ? "It says: " + result.getString()
                : "Hello there";
    }

    private static List<String> pieces(String text) {
        int half = text.length() / 2;
        return Stream.of(text.substring(0, half), text.substring(half))
                .map(piece -> "{\"content\":" + Asked.quoted(piece) + "}")
                .toList();
    }

    /** Calls the last tool that is offered. */
    private static JsonObject call(Asked asked) {
        JsonArray tools = asked.body().getJsonArray("tools");
        JsonObject tool = tools.getJsonObject(tools.size() - 1).getJsonObject("function");
        JsonObject arguments = SchemaSample.of(tool.getJsonObject("parameters"));
        return Json.createObjectBuilder()
                .add("index", 0)
                .add("id", "call_a")
                .add("type", "function")
                .add(
                        "function",
                        Json.createObjectBuilder()
                                .add("name", tool.getString("name"))
                                .add("arguments", arguments.toString()))
                .build();
    }

    private static Script stream(List<String> deltas, String finish) {
        Script script = Script.events();
        List<String> events = Stream.of(
                        Stream.of(chunk("{\"role\":\"assistant\",\"content\":\"\"}", "null")),
                        deltas.stream().map(delta -> chunk(delta, "null")),
                        Stream.of(chunk("{}", "\"" + finish + "\"")),
                        Stream.of("{" + HEAD + ",\"choices\":[]," + USAGE + "}", "[DONE]"))
                .flatMap(it -> it)
                .toList();
        for (String event : events) {
            script = script.event(event);
        }
        return script;
    }

    private static final String HEAD =
            "\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\"";

    private static String chunk(String delta, String finish) {
        return "{" + HEAD + ",\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":" + finish + "}]}";
    }

    private static String call(int index, String id, String city) {
        return "{\"tool_calls\":[{\"index\":" + index + ",\"id\":\"" + id
                + "\",\"type\":\"function\",\"function\":{\"name\":\"get_weather\",\"arguments\":\"{\\\"city\\\":\\\""
                + city
                + "\\\"}\"}}]}";
    }
}
