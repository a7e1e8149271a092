package io.dvara.api.chat;

import io.dvara.api.Stable;

/** Why an answer ended. */
@Stable
public enum FinishReason {
    /** The model was done, or came to a stop text. */
    STOP,
    /** It reached the longest answer or the end of the context window. */
    LENGTH,
    /** It wants tools to be called. */
    TOOL_CALLS,
    /** It wants a function to be called, in the retired word. */
    FUNCTION_CALL,
    /** A filter stopped it. */
    CONTENT_FILTER,
    /** The vendor paused a long turn; the client may go on. */
    PAUSED,
    /** For a reason that only the vendor's word tells. */
    OTHER
}
