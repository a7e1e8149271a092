package io.dvara.provider.anthropic;

/** Something that the models of a generation take. */
enum Trait {
    /** Thoughts up to a number of tokens. */
    THINKING_BUDGET,
    /** Thoughts as deep as the model sees fit, led by an effort. */
    ADAPTIVE_THINKING,
    /** Thoughts also when the request does not ask for them. */
    THINKS_UNASKED,
    /** An answer that holds to a JSON schema, and tools that do. */
    NATIVE_SCHEMA,
    /** A choice of tool that the model has to follow. */
    FORCED_TOOLS,
    /** A temperature, {@code top_p} and {@code top_k} other than the defaults. */
    SAMPLING,
    /** A temperature and {@code top_p} in one request. */
    SAMPLING_PAIR,
    /** System messages within the conversation. */
    SYSTEM_TURNS
}
