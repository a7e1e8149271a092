package io.dvara.provider.bedrock;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.ReasoningWish;
import io.dvara.api.chat.ResponseFormat;
import io.dvara.api.chat.Role;
import io.dvara.api.chat.Sampling;
import io.dvara.api.chat.Tool;
import io.dvara.api.chat.ToolChoice;
import io.dvara.api.chat.ToolUse;
import io.dvara.provider.kit.Members;
import io.dvara.testkit.upstream.RecordedExchange;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads requests of the vendor's API into chats, apart from the product's code. */
final class ConverseRequestReader {

    private static final Set<String> KNOWN = Set.of(
            "messages", "system", "inferenceConfig", "toolConfig", "outputConfig", "additionalModelRequestFields");

    private final ConverseContentReader content = new ConverseContentReader();

    ChatRequest read(RecordedExchange exchange) {
        return read(model(exchange), exchange.request().object())
                .delivery(exchange.label().endpoint().equals("converse-stream") ? Delivery.STREAMED : Delivery.WHOLE)
                .build();
    }

    static String model(RecordedExchange exchange) {
        String path = exchange.request().url().replaceFirst("https://[^/]+/model/", "");
        return URLDecoder.decode(path.substring(0, path.lastIndexOf('/')), StandardCharsets.UTF_8);
    }

    ChatRequest.Builder read(String model, JsonObject body) {
        List<Message> messages = new ArrayList<>();
        JsonArray system = Members.array(body, "system");
        if (!system.isEmpty()) {
            messages.add(new Message(Role.SYSTEM, content.parts(system), Optional.empty(), Extras.NONE));
        }
        for (JsonObject message : body.getJsonArray("messages").getValuesAs(JsonObject.class)) {
            Role role = message.getString("role").equals("assistant") ? Role.ASSISTANT : Role.USER;
            messages.add(
                    new Message(role, content.parts(message.getJsonArray("content")), Optional.empty(), Extras.NONE));
        }
        ChatRequest.Builder request = ChatRequest.of(model, messages);
        JsonObject additional =
                Members.object(body, "additionalModelRequestFields").orElse(JsonValue.EMPTY_JSON_OBJECT);
        request.sampling(sampling(body, additional));
        Members.object(body, "toolConfig").ifPresent(config -> request.tools(tools(config)));
        Members.object(body, "outputConfig").ifPresent(config -> request.format(format(config)));
        thoughts(additional).ifPresent(request::reasoning);
        return request.extra(extra(body, additional));
    }

    private static Sampling sampling(JsonObject body, JsonObject additional) {
        JsonObject config = Members.object(body, "inferenceConfig").orElse(JsonValue.EMPTY_JSON_OBJECT);
        Sampling.Builder sampling = Sampling.DEFAULTS.vary();
        Members.whole(config, "maxTokens").ifPresent(sampling::maxTokens);
        Members.number(config, "temperature").ifPresent(sampling::temperature);
        Members.number(config, "topP").ifPresent(sampling::topP);
        sampling.stop(Members.array(config, "stopSequences").getValuesAs(JsonString::getString));
        Members.object(additional, "inferenceConfig")
                .ifPresent(nova -> Members.index(nova, "topK").ifPresent(sampling::topK));
        return sampling.build();
    }

    private static Optional<ReasoningWish> thoughts(JsonObject additional) {
        return Members.object(additional, "thinking")
                .map(thinking -> thinking.getString("type", "").equals("adaptive")
                        ? new ReasoningWish(
                                Members.object(additional, "output_config")
                                        .flatMap(config -> Members.text(config, "effort"))
                                        .or(() -> Optional.of("high")),
                                OptionalLong.empty())
                        : new ReasoningWish(Optional.empty(), Members.whole(thinking, "budget_tokens")));
    }

    private static ToolUse tools(JsonObject config) {
        List<Tool> tools = new ArrayList<>();
        for (JsonObject tool : config.getJsonArray("tools").getValuesAs(JsonObject.class)) {
            if (tool.containsKey("cachePoint") && !tools.isEmpty()) {
                tools.add(marked((Tool.Function) tools.removeLast(), tool));
            } else if (tool.containsKey("toolSpec")) {
                tools.add(function(tool.getJsonObject("toolSpec")));
            } else {
                tools.add(new Tool.Opaque(tool));
            }
        }
        return new ToolUse(
                tools, Members.object(config, "toolChoice").map(ConverseRequestReader::choice), Optional.empty());
    }

    private static Tool function(JsonObject specification) {
        return new Tool.Function(
                specification.getString("name"),
                Members.text(specification, "description"),
                Optional.of(specification.getJsonObject("inputSchema").getJsonObject("json")),
                Members.flag(specification, "strict"),
                Extras.NONE);
    }

    private static Tool marked(Tool.Function function, JsonObject point) {
        Extras extras = new Extras(Optional.of(ConverseContentReader.marker(point)), JsonValue.EMPTY_JSON_OBJECT);
        return new Tool.Function(
                function.name(), function.description(), function.parameters(), function.strict(), extras);
    }

    private static ToolChoice choice(JsonObject choice) {
        if (choice.containsKey("tool")) {
            return new ToolChoice.Named(choice.getJsonObject("tool").getString("name"));
        }
        return choice.containsKey("any") ? ToolChoice.Mode.REQUIRED : ToolChoice.Mode.AUTO;
    }

    private static ResponseFormat format(JsonObject config) {
        JsonObject schema =
                config.getJsonObject("textFormat").getJsonObject("structure").getJsonObject("jsonSchema");
        return new ResponseFormat.JsonSchema(
                schema.getString("name"),
                Members.text(schema, "description"),
                Optional.of(Asking.JSON.readObject(schema.getString("schema"))),
                Optional.of(true),
                JsonValue.EMPTY_JSON_OBJECT);
    }

    private static JsonObject extra(JsonObject body, JsonObject additional) {
        JsonObjectBuilder extra =
                Asking.JSON.make().createObjectBuilder(Members.without(Asking.JSON.make(), body, KNOWN));
        JsonObject rest = Members.without(Asking.JSON.make(), additional, Set.of("thinking", "inferenceConfig"));
        if (!rest.isEmpty()) {
            extra.add("additionalModelRequestFields", rest);
        }
        return extra.build();
    }
}
