package io.dvara.provider.ollama;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.ResponseFormat;
import io.dvara.api.chat.Role;
import io.dvara.api.chat.Sampling;
import io.dvara.api.chat.Tool;
import io.dvara.api.chat.ToolUse;
import io.dvara.api.completion.CompletionRequest;
import io.dvara.api.embedding.EmbeddingRequest;
import io.dvara.provider.kit.Members;
import io.dvara.testkit.provider.TestJson;
import io.dvara.testkit.upstream.RecordedExchange;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what clients of Ollama sent, as the gateway would have read the same from its own clients. */
final class Recorded {

    private static final TestJson JSON = new TestJson();
    private static final Set<String> READ = Set.of("model", "messages", "prompt", "stream", "tools", "format");
    private static final Set<String> OPTIONS_READ = Set.of("temperature", "num_predict");

    private static final Set<String> EMBEDDING_READ =
            Set.of("model", "input", "prompt", "dimensions", "encoding_format");

    /** What answers with vectors hold that has a place of its own. */
    static final Set<String> READ_OF_VECTORS =
            Set.of("model", "embeddings", "embedding", "data", "object", "usage", "prompt_eval_count");

    private Recorded() {}

    static ChatRequest chat(RecordedExchange exchange) {
        JsonObject body = exchange.request().object();
        List<Message> messages = new ArrayList<>();
        body.getJsonArray("messages").forEach(message -> messages.add(message(message.asJsonObject())));
        ChatRequest.Builder request = ChatRequest.of(body.getString("model"), messages)
                .delivery(delivery(body))
                .tools(new ToolUse(tools(body), Optional.empty(), Optional.empty()))
                .sampling(sampling(body))
                .extra(extra(body));
        return format(body).map(request::format).orElse(request).build();
    }

    static CompletionRequest completion(RecordedExchange exchange) {
        JsonObject body = exchange.request().object();
        return new CompletionRequest(
                body.getString("model"),
                delivery(body),
                List.of(new CompletionRequest.Prompt.Text(body.getString("prompt"))),
                Optional.empty(),
                OptionalInt.empty(),
                sampling(body),
                extra(body));
    }

    /** Reads a request for vectors in whichever of Ollama's forms it was recorded. */
    static EmbeddingRequest embedding(RecordedExchange exchange) {
        JsonObject body = exchange.request().object();
        return new EmbeddingRequest(
                body.getString("model"),
                texts(body).stream()
                        .map(text -> (EmbeddingRequest.Input) new EmbeddingRequest.Input.Text(text))
                        .toList(),
                Members.index(body, "dimensions"),
                EmbeddingRequest.Encoding.FLOAT,
                Optional.empty(),
                Members.without(JSON.make(), body, EMBEDDING_READ));
    }

    /** Returns what is sent for it: the newer form, with what that knows. */
    static JsonObject embed(RecordedExchange exchange) {
        JsonObject body = exchange.request().object();
        List<String> texts = texts(body);
        JsonObjectBuilder sent = JSON.make().createObjectBuilder().add("model", body.get("model"));
        if (texts.size() == 1) {
            sent.add("input", texts.getFirst());
        } else {
            sent.add("input", JSON.make().createArrayBuilder(texts));
        }
        for (String own : List.of("options", "keep_alive", "truncate", "dimensions")) {
            if (body.containsKey(own)) {
                sent.add(own, body.get(own));
            }
        }
        return sent.build();
    }

    private static List<String> texts(JsonObject body) {
        return switch (body.getOrDefault("input", body.get("prompt"))) {
            case JsonArray list ->
                list.getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .toList();
            case JsonString one -> List.of(one.getString());
            default -> List.of();
        };
    }

    /** Returns the vectors of an answer in whichever form. */
    static List<JsonValue> vectors(JsonObject answer) {
        if (answer.containsKey("data")) {
            return answer.getJsonArray("data").getValuesAs(JsonObject.class).stream()
                    .map(entry -> entry.get("embedding"))
                    .toList();
        }
        return answer.containsKey("embedding") ? List.of(answer.get("embedding")) : answer.getJsonArray("embeddings");
    }

    /** Returns the tokens that an answer tells. */
    static OptionalLong tokens(JsonObject answer) {
        return Members.object(answer, "usage")
                .map(usage -> Members.whole(usage, "prompt_tokens"))
                .orElse(Members.whole(answer, "prompt_eval_count"));
    }

    private static Delivery delivery(JsonObject body) {
        return body.getBoolean("stream", true) ? Delivery.STREAMED : Delivery.WHOLE;
    }

    private static Sampling sampling(JsonObject body) {
        JsonObject options = Members.object(body, "options").orElse(JsonValue.EMPTY_JSON_OBJECT);
        Sampling.Builder sampling = Sampling.DEFAULTS.vary();
        Members.number(options, "temperature").ifPresent(sampling::temperature);
        Members.whole(options, "num_predict").ifPresent(sampling::maxTokens);
        return sampling.build();
    }

    private static JsonObject extra(JsonObject body) {
        JsonObject rest = Members.without(JSON.make(), body, READ);
        Optional<JsonObject> options =
                Members.object(rest, "options").map(given -> Members.without(JSON.make(), given, OPTIONS_READ));
        return options.map(left -> JSON.make()
                        .createObjectBuilder(rest)
                        .add("options", left)
                        .build())
                .orElse(rest);
    }

    private static Optional<ResponseFormat> format(JsonObject body) {
        return switch (body.getOrDefault("format", JsonValue.NULL)) {
            case JsonObject schema ->
                Optional.of(new ResponseFormat.JsonSchema(
                        "answer",
                        Optional.empty(),
                        Optional.of(schema),
                        Optional.empty(),
                        JsonValue.EMPTY_JSON_OBJECT));
            case JsonString text when text.getString().equals("json") -> Optional.of(ResponseFormat.Simple.JSON_OBJECT);
            default -> Optional.empty();
        };
    }

    private static List<Tool> tools(JsonObject body) {
        List<Tool> tools = new ArrayList<>();
        for (JsonValue tool : Members.array(body, "tools")) {
            JsonObject function = tool.asJsonObject().getJsonObject("function");
            tools.add(new Tool.Function(
                    function.getString("name"),
                    Members.text(function, "description"),
                    Members.object(function, "parameters"),
                    Optional.empty(),
                    Extras.NONE));
        }
        return tools;
    }

    private static Message message(JsonObject json) {
        Role role = Role.valueOf(json.getString("role").toUpperCase(Locale.ROOT));
        List<Part> parts = new ArrayList<>();
        Members.text(json, "content").ifPresent(text -> parts.add(new Part.Text(text)));
        for (JsonValue call : Members.array(json, "tool_calls")) {
            JsonObject function = call.asJsonObject().getJsonObject("function");
            parts.add(new Part.ToolCall(
                    call.asJsonObject().getString("id", ""),
                    function.getString("name"),
                    JSON.write(function.get("arguments")),
                    Optional.empty(),
                    Extras.NONE));
        }
        if (role == Role.TOOL) {
            parts.replaceAll(text -> new Part.ToolResult(
                    json.getString("tool_call_id", ""), List.of(text), Part.Outcome.DONE, Extras.NONE));
        }
        return new Message(role, parts, Optional.empty(), Extras.NONE);
    }

    /** Returns the lines of an answer. */
    static List<JsonObject> lines(RecordedExchange exchange) {
        return exchange.response()
                .text()
                .lines()
                .filter(line -> !line.isBlank())
                .map(JSON::readObject)
                .toList();
    }

    static List<ChatChunk> collect(Stream<ChatChunk> stream) {
        try (stream) {
            return stream.toList();
        }
    }
}
