package io.dvara.system;

import io.dvara.testkit.upstream.Script;

/** What an upstream with the Responses API says. */
final class ResponsesAnswers {

    private static final String ITEM =
            "{\"id\":\"msg_1\",\"type\":\"message\",\"role\":\"assistant\",\"status\":\"%s\"," + "\"content\":[%s]}";
    private static final String PART = "{\"type\":\"output_text\",\"text\":\"Hello there\",\"annotations\":[]}";

    private ResponsesAnswers() {}

    /** A stream before its first content. */
    static Script begun() {
        return Script.events()
                .event(
                        "response.created",
                        "{\"type\":\"response.created\",\"sequence_number\":0,\"response\":"
                                + response("in_progress", "") + "}")
                .event(
                        "response.output_item.added",
                        "{\"type\":\"response.output_item.added\",\"sequence_number\":1,\"output_index\":0,\"item\":"
                                + ITEM.formatted("in_progress", "") + "}");
    }

    static Script begunWith(String text) {
        return begun().event(
                        "response.output_text.delta",
                        "{\"type\":\"response.output_text.delta\",\"sequence_number\":2,\"item_id\":\"msg_1\","
                                + "\"output_index\":0,\"content_index\":0,\"delta\":\"" + text + "\",\"logprobs\":[]}");
    }

    static Script stream() {
        return begunWith("Hello there")
                .event(
                        "response.completed",
                        "{\"type\":\"response.completed\",\"sequence_number\":3,\"response\":"
                                + response("completed", ITEM.formatted("completed", PART)) + "}");
    }

    static String failed() {
        return "{\"type\":\"response.failed\",\"sequence_number\":3,\"response\":{\"id\":\"resp_1\","
                + "\"object\":\"response\",\"status\":\"failed\",\"output\":[],"
                + "\"error\":{\"code\":\"server_error\",\"message\":\"boom\"}}}";
    }

    private static String response(String status, String output) {
        return "{\"id\":\"resp_1\",\"object\":\"response\",\"created_at\":1,\"model\":\"m\",\"status\":\"" + status
                + "\",\"output\":[" + output + "],\"usage\":{\"input_tokens\":9,\"output_tokens\":2,"
                + "\"total_tokens\":11}}";
    }
}
