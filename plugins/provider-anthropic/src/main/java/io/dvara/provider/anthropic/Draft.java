package io.dvara.provider.anthropic;

/**
 * What is decided of a request before its thinking is.
 *
 * @param maxTokens the longest answer
 * @param conversation the messages
 * @param tools the tools
 */
record Draft(long maxTokens, Conversation conversation, ToolPlan tools) {

    boolean forcesTool() {
        return tools.isForced();
    }

    /** Returns whether tool results come back to a turn whose thoughts the client did not keep. */
    boolean resumesWithoutThoughts() {
        return conversation
                .lastOf(Turn.ASSISTANT)
                .filter(turn -> turn.has("tool_use"))
                .filter(turn -> !turn.has("thinking") && !turn.has("redacted_thinking"))
                .isPresent();
    }
}
