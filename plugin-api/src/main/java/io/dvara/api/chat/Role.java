package io.dvara.api.chat;

import io.dvara.api.Stable;

/** Who speaks in a message. */
@Stable
public enum Role {
    /** The application, in the older word. */
    SYSTEM,
    /** The application, in the newer word. */
    DEVELOPER,
    /** The user. */
    USER,
    /** The model. */
    ASSISTANT,
    /** A tool that answers a call. */
    TOOL,
    /** A tool, in the retired word; the message's name says which. */
    FUNCTION
}
