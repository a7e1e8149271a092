package io.dvara.sdk;

import io.dvara.testkit.upstream.ReceivedRequest;
import io.dvara.testkit.upstream.Responder;
import io.dvara.testkit.upstream.Script;
import jakarta.json.JsonArray;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Says what Ollama would, as the request asks. */
final class OllamaVendor implements Responder {

    private static final String END =
            "\"done\":true,\"done_reason\":\"stop\",\"prompt_eval_count\":9,\"eval_count\":3}";

    @Override
    public Script answer(ReceivedRequest request) {
        return switch (request.path()) {
            case "/api/tags" ->
                Script.json(
                        200,
                        "{\"models\":[{\"name\":\"llama3.2\",\"model\":\"llama3.2\"},"
                                + "{\"name\":\"hf.co/acme/tiny:latest\",\"model\":\"hf.co/acme/tiny:latest\"}]}");
            case "/api/embed" -> embeddings(Asked.of(request));
            default -> chat(Asked.of(request));
        };
    }

    private static Script embeddings(Asked asked) {
        int count = asked.body().get("input") instanceof JsonArray inputs ? inputs.size() : 1;
        String vectors = IntStream.range(0, count).mapToObj(_ -> "[0.5,-1.0]").collect(Collectors.joining(","));
        return Script.json(200, "{\"model\":\"m\",\"embeddings\":[" + vectors + "],\"prompt_eval_count\":3}");
    }

    private static Script chat(Asked asked) {
        String message = message(asked);
        if (!asked.streamed()) {
            return Script.json(200, line(message) + END);
        }
        return Script.lines()
                .line(line(message) + "\"done\":false}")
                .line(line("{\"role\":\"assistant\",\"content\":\"\"}") + END);
    }

    private static String message(Asked asked) {
        if (asked.offersTools() && !asked.lastMessage().getString("role").equals("tool")) {
            return "{\"role\":\"assistant\",\"content\":\"\",\"tool_calls\":[{\"function\":{\"name\":\"get_weather\","
                    + "\"arguments\":{\"city\":\"Tokyo\"}}}]}";
        }
        String text = asked.schema("format")
                .map(schema -> SchemaSample.of(schema).toString())
                .orElse("Hello there");
        return "{\"role\":\"assistant\",\"content\":" + Asked.quoted(text) + "}";
    }

    private static String line(String message) {
        return "{\"model\":\"m\",\"created_at\":\"2025-01-01T00:00:00Z\",\"message\":" + message + ",";
    }
}
