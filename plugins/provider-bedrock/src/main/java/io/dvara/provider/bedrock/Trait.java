package io.dvara.provider.bedrock;

/** Something that the models of a family take. */
enum Trait {
    /** A system prompt. */
    SYSTEM,
    /** A choice of some tool that the model has to follow. */
    FORCED_TOOLS,
    /** A choice of one tool that the model has to follow. */
    NAMED_TOOLS,
    /** No more than one call at a time. */
    SINGLE_CALLS,
    /** The word that a tool failed. */
    FAILED_RESULTS,
    /** An answer that holds to a JSON schema, and tools that do. */
    NATIVE_SCHEMA,
    /** Marks in the prompt up to which it is cached. */
    CACHE,
    /** The same behind the tools. */
    CACHED_TOOLS,
    /** The same for an hour. */
    CACHE_FOR_AN_HOUR,
    /** A temperature, {@code top_p} and {@code top_k} other than the defaults. */
    SAMPLING,
    /** A temperature and {@code top_p} in one request. */
    SAMPLING_PAIR,
    /** Their own thoughts back. */
    OWN_THOUGHTS,
    /** Thoughts also when the request does not ask for them. */
    THINKS_UNASKED,
    /** The words of Anthropic's own API among the additional fields. */
    ANTHROPIC_WORDS
}
