package io.dvara.dialects;

/** The cases in which every dialect meets every provider. */
enum Case {
    PLAIN("plain"),
    STREAM("stream"),
    TOOLS("tools"),
    PARALLEL_TOOLS("parallel tools"),
    TOOL_RESULT("tool result"),
    JSON_SCHEMA("json_schema"),
    IMAGE("image"),
    REASONING("reasoning"),
    LENGTH("stop by length"),
    REFUSAL("refusal"),
    ERROR_400("error 400"),
    ERROR_401("error 401"),
    ERROR_429("error 429"),
    ERROR_500("error 500"),
    CUT_STREAM("cut stream");

    private final String label;

    Case(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
