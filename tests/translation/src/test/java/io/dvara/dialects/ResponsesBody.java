package io.dvara.dialects;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/** A question in the words of the Responses API. */
final class ResponsesBody {

    private ResponsesBody() {}

    static JsonObject of(Question question) {
        JsonObjectBuilder body = Json.createObjectBuilder()
                .add("model", question.model())
                .add("max_output_tokens", question.limit())
                .add("instructions", "Be brief.")
                .add("input", input(question))
                .add("store", false);
        if (!question.tools().isEmpty()) {
            JsonArrayBuilder tools = Json.createArrayBuilder();
            question.tools()
                    .forEach(tool -> tools.add(Json.createObjectBuilder()
                            .add("type", "function")
                            .add("name", tool.name())
                            .add("parameters", tool.schema())
                            .add("strict", false)));
            body.add("tools", tools);
        }
        switch (question.wish()) {
            case JSON_SCHEMA -> body.add("text", Json.createObjectBuilder().add("format", format()));
            case REASONING ->
                body.add(
                        "reasoning",
                        Json.createObjectBuilder().add("effort", "low").add("summary", "auto"));
            default -> {}
        }
        return body.build();
    }

    private static JsonArrayBuilder input(Question question) {
        JsonArrayBuilder content = Json.createArrayBuilder()
                .add(Json.createObjectBuilder().add("type", "input_text").add("text", question.text()));
        if (question.wish() == Case.IMAGE) {
            content.add(Json.createObjectBuilder()
                    .add("type", "input_image")
                    .add("detail", "auto")
                    .add("image_url", "data:image/png;base64," + Question.IMAGE));
        }
        JsonArrayBuilder items = Json.createArrayBuilder()
                .add(Json.createObjectBuilder().add("role", "user").add("content", content));
        return question.wish() == Case.TOOL_RESULT ? items.add(call()).add(result()) : items;
    }

    private static JsonObjectBuilder call() {
        return Json.createObjectBuilder()
                .add("type", "function_call")
                .add("call_id", Question.CALL_ID)
                .add("name", Question.TOOL)
                .add("arguments", Question.ARGUMENTS);
    }

    private static JsonObjectBuilder result() {
        return Json.createObjectBuilder()
                .add("type", "function_call_output")
                .add("call_id", Question.CALL_ID)
                .add("output", Question.RESULT);
    }

    private static JsonObjectBuilder format() {
        return Json.createObjectBuilder()
                .add("type", "json_schema")
                .add("name", "person")
                .add("strict", true)
                .add("schema", Question.schema());
    }
}
