package io.dvara.provider.bedrock;

/** In which words the models of a family are asked to think. */
enum ThinkingWords {
    /** In none. */
    NONE,
    /** {@code thinking} with a number of tokens. */
    BUDGET,
    /** {@code thinking} as the model sees fit, and an effort. */
    ADAPTIVE,
    /** {@code reasoningConfig} with an effort. */
    REASONING_CONFIG,
    /** {@code reasoning_effort}. */
    EFFORT,
    /** {@code reasoning} with an effort. */
    NESTED_EFFORT,
    /** {@code reasoning_config}, which is one word. */
    ONE_WORD
}
