package io.dvara.sdk;

import io.dvara.testkit.upstream.ReceivedRequest;
import io.dvara.testkit.upstream.Responder;
import io.dvara.testkit.upstream.Script;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;

/** Says what OpenAI's Responses API would; it knows one answer, which is kept under one id. */
final class ResponsesVendor implements Responder {

    private static final String ID = "resp_1";

    @Override
    public Script answer(ReceivedRequest request) {
        boolean known = request.path().equals("/v1/responses") || request.path().startsWith("/v1/responses/" + ID);
        if (!known) {
            return error(404, "Response with id 'resp_2' not found.");
        }
        if (request.method().equals("DELETE")) {
            return Script.json(200, "{\"id\":\"" + ID + "\",\"object\":\"response\",\"deleted\":true}");
        }
        if (request.method().equals("GET")) {
            return request.path().endsWith("/input_items")
                    ? Script.json(
                            200,
                            "{\"object\":\"list\",\"data\":[],\"first_id\":\"\",\"last_id\":\"\",\"has_more\":false}")
                    : Script.json(
                            200,
                            response("completed", output(Asked.of(request))).toString());
        }
        Asked asked = Asked.of(request);
        String previous = asked.body().getString("previous_response_id", ID);
        if (asked.model().startsWith("gpt-error-")) {
            return error(Integer.parseInt(asked.model().substring("gpt-error-".length())), "as asked");
        }
        if (!previous.equals(ID)) {
            return error(400, "Previous response with id '" + previous + "' not found.");
        }
        if (refersToStrangers(asked)) {
            return error(404, "Item not found.");
        }
        JsonArray output = output(asked);
        return asked.streamed()
                ? stream(output)
                : Script.json(200, response("completed", output).toString());
    }

    private static Script error(int status, String message) {
        return Script.json(
                status,
                "{\"error\":{\"message\":" + Asked.quoted(message) + ",\"type\":\"some_error\",\"code\":null}}");
    }

    private static boolean refersToStrangers(Asked asked) {
        return asked.body().get("input") instanceof JsonArray items
                && items.stream()
                        .map(JsonValue::asJsonObject)
                        .filter(item -> item.getString("type", "").equals("item_reference"))
                        .anyMatch(item -> !item.getString("id").equals("msg_1"));
    }

    private static JsonArray output(Asked asked) {
        JsonArrayBuilder output = Json.createArrayBuilder();
        boolean answered = asked.body().get("input") instanceof JsonArray items
                && items.getLast().toString().contains("function_call_output");
        if (asked.offersTools() && !answered) {
            return output.add(Json.createObjectBuilder()
                            .add("id", "fc_1")
                            .add("type", "function_call")
                            .add("status", "completed")
                            .add("call_id", "call_a")
                            .add(
                                    "name",
                                    asked.body()
                                            .getJsonArray("tools")
                                            .getJsonObject(0)
                                            .getString("name"))
                            .add("arguments", "{\"city\":\"Tokyo\"}"))
                    .build();
        }
        String text = asked.schema("text", "format", "schema")
                .map(schema -> SchemaSample.of(schema).toString())
                .orElse("Hello there");
        return output.add(Json.createObjectBuilder()
                        .add("id", "msg_1")
                        .add("type", "message")
                        .add("status", "completed")
                        .add("role", "assistant")
                        .add("content", Json.createArrayBuilder().add(part(text))))
                .build();
    }

    private static JsonObject part(String text) {
        return Json.createObjectBuilder()
                .add("type", "output_text")
                .add("text", text)
                .add("annotations", JsonValue.EMPTY_JSON_ARRAY)
                .add("logprobs", JsonValue.EMPTY_JSON_ARRAY)
                .build();
    }

    private static JsonObject response(String status, JsonArray output) {
        JsonObjectBuilder response = Json.createObjectBuilder()
                .add("id", ID)
                .add("object", "response")
                .add("created_at", 1)
                .add("status", status)
                .addNull("error")
                .addNull("incomplete_details")
                .addNull("instructions")
                .add("metadata", JsonValue.EMPTY_JSON_OBJECT)
                .add("model", "gpt-4o-2024-08-06")
                .add("output", output)
                .add("parallel_tool_calls", true)
                .add("temperature", 1)
                .add("tool_choice", "auto")
                .add("tools", JsonValue.EMPTY_JSON_ARRAY)
                .add("top_p", 1);
        return status.equals("completed") ? response.add("usage", usage()).build() : response.build();
    }

    private static JsonObjectBuilder usage() {
        return Json.createObjectBuilder()
                .add("input_tokens", 9)
                .add(
                        "input_tokens_details",
                        Json.createObjectBuilder().add("cached_tokens", 0).add("cache_write_tokens", 0))
                .add("output_tokens", 3)
                .add("output_tokens_details", Json.createObjectBuilder().add("reasoning_tokens", 0))
                .add("total_tokens", 12);
    }

    private static Script stream(JsonArray output) {
        Events events = new Events();
        JsonObject begun = response("in_progress", JsonValue.EMPTY_JSON_ARRAY);
        events.add("response.created", Json.createObjectBuilder().add("response", begun));
        events.add("response.in_progress", Json.createObjectBuilder().add("response", begun));
        JsonObject item = output.getJsonObject(0);
        if (item.getString("type").equals("message")) {
            events.addMessage(item);
        } else {
            events.addCall(item);
        }
        events.add("response.completed", Json.createObjectBuilder().add("response", response("completed", output)));
        return events.script;
    }

    /** The events of one answer. */
    private static final class Events {

        private Script script = Script.events();
        private int number;

        void add(String type, JsonObjectBuilder event) {
            JsonObject json =
                    event.add("type", type).add("sequence_number", number++).build();
            script = script.event(type, json.toString());
        }

        void addMessage(JsonObject item) {
            JsonObject part = item.getJsonArray("content").getJsonObject(0);
            String text = part.getString("text");
            item("response.output_item.added", begun(item).add("content", JsonValue.EMPTY_JSON_ARRAY));
            within(
                    "response.content_part.added",
                    item,
                    Json.createObjectBuilder().add("part", part("")));
            for (String piece :
                    new String[] {text.substring(0, text.length() / 2), text.substring(text.length() / 2)}) {
                within(
                        "response.output_text.delta",
                        item,
                        Json.createObjectBuilder().add("delta", piece).add("logprobs", JsonValue.EMPTY_JSON_ARRAY));
            }
            within(
                    "response.output_text.done",
                    item,
                    Json.createObjectBuilder().add("text", text).add("logprobs", JsonValue.EMPTY_JSON_ARRAY));
            within(
                    "response.content_part.done",
                    item,
                    Json.createObjectBuilder().add("part", part));
            item("response.output_item.done", Json.createObjectBuilder(item));
        }

        void addCall(JsonObject item) {
            String arguments = item.getString("arguments");
            item("response.output_item.added", begun(item).add("arguments", ""));
            within(
                    "response.function_call_arguments.delta",
                    item,
                    Json.createObjectBuilder().add("delta", arguments));
            within(
                    "response.function_call_arguments.done",
                    item,
                    Json.createObjectBuilder().add("arguments", arguments).add("name", item.getString("name")));
            item("response.output_item.done", Json.createObjectBuilder(item));
        }

        private static JsonObjectBuilder begun(JsonObject item) {
            return Json.createObjectBuilder(item).add("status", "in_progress");
        }

        private void item(String type, JsonObjectBuilder item) {
            add(type, Json.createObjectBuilder().add("output_index", 0).add("item", item));
        }

        private void within(String type, JsonObject item, JsonObjectBuilder event) {
            add(
                    type,
                    event.add("item_id", item.getString("id"))
                            .add("output_index", 0)
                            .add("content_index", 0));
        }
    }
}
