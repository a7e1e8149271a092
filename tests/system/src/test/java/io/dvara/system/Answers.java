package io.dvara.system;

import io.dvara.testkit.upstream.Script;

/** What an OpenAI-compatible upstream says. */
final class Answers {

    static final String WHOLE = """
            {"id":"chatcmpl-1","object":"chat.completion","created":1700000000,"model":"m","choices":[{"index":0,\
            "message":{"role":"assistant","content":"Hello there","refusal":null},"logprobs":null,\
            "finish_reason":"stop"}],"usage":{"prompt_tokens":9,"completion_tokens":2,"total_tokens":11},\
            "x_new_field":{"kept":true}}""";

    static final String ROLE = delta("{\"role\":\"assistant\",\"content\":\"\"}", "null");
    static final String STOP = delta("{}", "\"stop\"");
    static final String USAGE = """
            {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1700000000,"model":"m","choices":[],\
            "usage":{"prompt_tokens":9,"completion_tokens":2,"total_tokens":11}}""";

    private Answers() {}

    static String text(String text) {
        return delta("{\"content\":\"" + text + "\"}", "null");
    }

    static String delta(String delta, String finish) {
        return "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1700000000,\"model\":\"m\","
                + "\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":" + finish + "}]}";
    }

    static Script whole() {
        return Script.json(200, WHOLE);
    }

    static Script stream() {
        return Script.events()
                .event(ROLE)
                .event(text("Hello"))
                .event(text(" there"))
                .event(STOP)
                .event(USAGE)
                .event("[DONE]");
    }
}
