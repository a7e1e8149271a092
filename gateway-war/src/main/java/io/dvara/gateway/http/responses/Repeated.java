package io.dvara.gateway.http.responses;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Sampling;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an answer repeats of its request, with what holds where nothing was said.
 *
 * @param asked the request
 */
record Repeated(Asked asked) {

    private static final JsonObject PLAIN_TEXT =
            Json.createObjectBuilder().add("type", "text").build();

    void addTo(JsonObjectBuilder answer) {
        ChatRequest request = asked.request();
        Sampling sampling = request.sampling();
        answer.add("max_output_tokens", number(sampling.tokenLimit()))
                .add("max_tool_calls", extra("max_tool_calls").orElse(JsonValue.NULL))
                .add("parallel_tool_calls", request.tools().parallel().orElse(true))
                .add("previous_response_id", extra("previous_response_id").orElse(JsonValue.NULL))
                .add("prompt_cache_key", extra("prompt_cache_key").orElse(JsonValue.NULL))
                .add("reasoning", reasoning())
                .add("safety_identifier", extra("safety_identifier").orElse(JsonValue.NULL))
                .add("service_tier", extra("service_tier").orElse(Json.createValue("default")))
                .add("store", asked.isKept())
                .add("temperature", sampling.temperature().orElse(1))
                .add("text", text())
                .add("tool_choice", said("tool_choice").orElse(Json.createValue("auto")))
                .add("tools", tools())
                .add("top_logprobs", request.topLogprobs().orElse(0))
                .add("top_p", sampling.topP().orElse(1))
                .add("truncation", extra("truncation").orElse(Json.createValue("disabled")))
                .add("metadata", extra("metadata").orElse(JsonValue.EMPTY_JSON_OBJECT));
    }

    private Optional<JsonValue> extra(String name) {
        return Optional.ofNullable(asked.request().extra().get(name));
    }

    private Optional<JsonValue> said(String name) {
        return Optional.ofNullable(asked.said().get(name));
    }

    private static JsonValue number(OptionalLong count) {
        return count.isPresent() ? Json.createValue(count.getAsLong()) : JsonValue.NULL;
    }

    private JsonObjectBuilder reasoning() {
        JsonObjectBuilder reasoning =
                Json.createObjectBuilder().addNull("effort").addNull("summary");
        members("reasoning").forEach(reasoning::add);
        return reasoning;
    }

    private JsonObjectBuilder text() {
        JsonObjectBuilder text =
                Json.createObjectBuilder().add("format", PLAIN_TEXT).add("verbosity", "medium");
        members("text").forEach((name, value) -> {
            if (value != JsonValue.NULL) {
                text.add(name, value);
            }
        });
        return text;
    }

    private JsonObject members(String name) {
        return said(name).map(JsonValue::asJsonObject).orElse(JsonValue.EMPTY_JSON_OBJECT);
    }

    /** Functions are strict unless something else is said. */
    private JsonArrayBuilder tools() {
        JsonArrayBuilder tools = Json.createArrayBuilder();
        JsonArray given = said("tools").map(JsonValue::asJsonArray).orElse(JsonValue.EMPTY_JSON_ARRAY);
        for (JsonObject tool : given.getValuesAs(JsonObject.class)) {
            tools.add(tool.getString("type").equals("function") ? function(tool) : tool);
        }
        return tools;
    }

    private static JsonObject function(JsonObject tool) {
        JsonObjectBuilder function = Json.createObjectBuilder(tool);
        if (!tool.containsKey("parameters")) {
            function.addNull("parameters");
        }
        if (!tool.containsKey("strict")) {
            function.add("strict", true);
        }
        return function.build();
    }
}
