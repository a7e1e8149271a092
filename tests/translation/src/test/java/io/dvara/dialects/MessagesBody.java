package io.dvara.dialects;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/** A question in the words of the Messages API. */
final class MessagesBody {

    private MessagesBody() {}

    static JsonObject of(Question question) {
        JsonObjectBuilder body = Json.createObjectBuilder()
                .add("model", question.model())
                .add("max_tokens", question.limit())
                .add("system", "Be brief.")
                .add("messages", messages(question));
        if (!question.tools().isEmpty()) {
            JsonArrayBuilder tools = Json.createArrayBuilder();
            question.tools()
                    .forEach(tool -> tools.add(
                            Json.createObjectBuilder().add("name", tool.name()).add("input_schema", tool.schema())));
            body.add("tools", tools);
        }
        switch (question.wish()) {
            case JSON_SCHEMA ->
                body.add("output_config", Json.createObjectBuilder().add("format", format()));
            case REASONING ->
                body.add(
                        "thinking",
                        Json.createObjectBuilder().add("type", "enabled").add("budget_tokens", 1024));
            default -> {}
        }
        return body.build();
    }

    private static JsonArrayBuilder messages(Question question) {
        JsonArrayBuilder asked = Json.createArrayBuilder();
        if (question.wish() == Case.IMAGE) {
            asked.add(image());
        }
        asked.add(Json.createObjectBuilder().add("type", "text").add("text", question.text()));
        JsonArrayBuilder messages = Json.createArrayBuilder().add(message("user", asked));
        return question.wish() == Case.TOOL_RESULT
                ? messages.add(message("assistant", Json.createArrayBuilder().add(call())))
                        .add(message("user", Json.createArrayBuilder().add(result())))
                : messages;
    }

    private static JsonObjectBuilder image() {
        return Json.createObjectBuilder()
                .add("type", "image")
                .add(
                        "source",
                        Json.createObjectBuilder()
                                .add("type", "base64")
                                .add("media_type", "image/png")
                                .add("data", Question.IMAGE));
    }

    private static JsonObjectBuilder call() {
        return Json.createObjectBuilder()
                .add("type", "tool_use")
                .add("id", Question.CALL_ID)
                .add("name", Question.TOOL)
                .add("input", Meaning.parse(Question.ARGUMENTS));
    }

    private static JsonObjectBuilder result() {
        return Json.createObjectBuilder()
                .add("type", "tool_result")
                .add("tool_use_id", Question.CALL_ID)
                .add("content", Question.RESULT);
    }

    private static JsonObjectBuilder format() {
        return Json.createObjectBuilder().add("type", "json_schema").add("schema", Question.schema());
    }

    private static JsonObjectBuilder message(String role, JsonArrayBuilder content) {
        return Json.createObjectBuilder().add("role", role).add("content", content);
    }
}
