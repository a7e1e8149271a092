package io.dvara.provider.kit.compatible;

/** A way in which a vendor's API departs from the common one and that needs no details. */
public enum Quirk {
    /** It knows no developer role; such messages are sent as those of the system. */
    DEVELOPER_IS_SYSTEM,
    /** It wants the arguments of earlier tool calls as an object rather than as text. */
    ARGUMENTS_ARE_OBJECTS,
    /** It reports usage in streams unasked and refuses to be asked. */
    USAGE_UNASKED,
    /** It refuses messages with members that only answers of the common API have, and markers for caching. */
    STRICT_MESSAGES,
    /** It understands markers for prompt caching, also those of another dialect's request. */
    CACHE_MARKERS,
    /** It understands thoughts of earlier turns, also those of another dialect's request. */
    REPLAYED_REASONING,
    /** Thoughts of earlier turns are parts of a message's content. */
    THOUGHTS_ARE_CONTENT,
    /** It takes documents by their address, which may hold them, and stored ones by their bare id. */
    DOCUMENTS_BY_URL,
    /** It wants a schema for the arguments of every tool, also of one that takes none. */
    TOOLS_HAVE_PARAMETERS,
    /** It knows no names of participants but those of tools. */
    NAMELESS_MESSAGES,
    /** It counts the tokens of thoughts beside those of the answer rather than among them. */
    REASONING_COUNTED_APART,
    /** It refuses a turn of the model without calls whose text is null, but not an empty one. */
    TEXT_IS_NOT_NULL,
    /** It embeds text alone; lists of tokens are refused. */
    EMBEDS_TEXT_ALONE,
    /** It gives vectors as numbers alone and knows no word for their form; the gateway converts. */
    VECTORS_ARE_NUMBERS,
    /** It wants a list of inputs even for a single one. */
    INPUTS_ARE_A_LIST
}
