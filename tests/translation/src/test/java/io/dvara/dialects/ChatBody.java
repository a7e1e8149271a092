package io.dvara.dialects;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/** A question in the words of Chat Completions. */
final class ChatBody {

    private ChatBody() {}

    static JsonObject of(Question question) {
        JsonObjectBuilder body = Json.createObjectBuilder()
                .add("model", question.model())
                .add("max_completion_tokens", question.limit())
                .add("messages", messages(question));
        if (question.streamed()) {
            body.add("stream_options", Json.createObjectBuilder().add("include_usage", true));
        }
        if (!question.tools().isEmpty()) {
            JsonArrayBuilder tools = Json.createArrayBuilder();
            question.tools().forEach(tool -> tools.add(tool(tool)));
            body.add("tools", tools);
        }
        switch (question.wish()) {
            case JSON_SCHEMA -> body.add("response_format", format());
            case REASONING -> body.add("reasoning_effort", "low");
            default -> {}
        }
        return body.build();
    }

    private static JsonArrayBuilder messages(Question question) {
        JsonArrayBuilder messages = Json.createArrayBuilder().add(message("system", "Be brief."));
        if (question.wish() == Case.IMAGE) {
            return messages.add(Json.createObjectBuilder().add("role", "user").add("content", image()));
        }
        messages.add(message("user", question.text()));
        return question.wish() == Case.TOOL_RESULT
                ? messages.add(Json.createObjectBuilder()
                                .add("role", "assistant")
                                .add("tool_calls", Json.createArrayBuilder().add(call())))
                        .add(message("tool", Question.RESULT).add("tool_call_id", Question.CALL_ID))
                : messages;
    }

    private static JsonArrayBuilder image() {
        return Json.createArrayBuilder()
                .add(Json.createObjectBuilder().add("type", "text").add("text", Question.TEXT))
                .add(Json.createObjectBuilder()
                        .add("type", "image_url")
                        .add(
                                "image_url",
                                Json.createObjectBuilder().add("url", "data:image/png;base64," + Question.IMAGE)));
    }

    private static JsonObjectBuilder call() {
        return Json.createObjectBuilder()
                .add("id", Question.CALL_ID)
                .add("type", "function")
                .add(
                        "function",
                        Json.createObjectBuilder().add("name", Question.TOOL).add("arguments", Question.ARGUMENTS));
    }

    private static JsonObjectBuilder tool(Question.Offered tool) {
        return Json.createObjectBuilder()
                .add("type", "function")
                .add(
                        "function",
                        Json.createObjectBuilder().add("name", tool.name()).add("parameters", tool.schema()));
    }

    private static JsonObjectBuilder format() {
        return Json.createObjectBuilder()
                .add("type", "json_schema")
                .add(
                        "json_schema",
                        Json.createObjectBuilder()
                                .add("name", "person")
                                .add("strict", true)
                                .add("schema", Question.schema()));
    }

    private static JsonObjectBuilder message(String role, String content) {
        return Json.createObjectBuilder().add("role", role).add("content", content);
    }
}
