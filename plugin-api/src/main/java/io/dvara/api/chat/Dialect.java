package io.dvara.api.chat;

import io.dvara.api.Stable;

/** The public API in whose words a request came; its remainders are in these words. */
@Stable
public enum Dialect {
    /** {@code /v1/chat/completions}. */
    CHAT,
    /** {@code /v1/completions}, turned into a chat. */
    COMPLETIONS,
    /** {@code /v1/messages}. */
    MESSAGES,
    /** {@code /v1/responses}. */
    RESPONSES
}
