package io.dvara.provider.mock;

import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * What an answer refers to.
 *
 * @param question the text of the last user message
 * @param attachments how many that message has
 * @param results texts of the tool results that end the conversation
 * @param turn whose turn it was last
 */
record Conversation(String question, int attachments, List<String> results, Turn turn) {

    /** Who spoke last. */
    enum Turn {
        USER,
        TOOL,
        OTHER
    }

    /** Reads a conversation from its end. */
    static Conversation of(List<Message> messages) {
        List<String> results = new ArrayList<>();
        int at = messages.size() - 1;
        while (at >= 0 && addResults(messages.get(at), results)) {
            at--;
        }
        Turn turn = Turn.OTHER;
        if (!results.isEmpty()) {
            turn = Turn.TOOL;
        } else if (at >= 0 && messages.get(at).role() == Role.USER) {
            turn = Turn.USER;
        }
        while (at >= 0 && messages.get(at).role() != Role.USER) {
            at--;
        }
        return at < 0
                ? new Conversation("", 0, results.reversed(), turn)
                : new Conversation(question(messages.get(at)), attachments(messages.get(at)), results.reversed(), turn);
    }

    /** Returns how many tokens a conversation counts for. */
    static long tokens(List<Message> messages) {
        long tokens = 0;
        for (Message message : messages) {
            tokens += 4 + tokensOf(message.parts());
        }
        return tokens;
    }

    private static long tokensOf(List<Part> parts) {
        long tokens = 0;
        for (Part part : parts) {
            tokens += switch (part) {
                case Part.Text text -> Words.promptTokens(text.text());
                case Part.Reasoning thought -> Words.promptTokens(thought.text());
                case Part.Refusal refusal -> Words.promptTokens(refusal.text());
                case Part.ToolCall call -> Words.promptTokens(call.name()) + Words.promptTokens(call.arguments());
                case Part.ToolResult result -> tokensOf(result.content());
                case Part.Attachment _, Part.Opaque _ -> 4;
            };
        }
        return tokens;
    }

    private static boolean addResults(Message message, List<String> results) {
        boolean found = message.role() == Role.FUNCTION && results.add(message.text());
        for (Part part : message.parts().reversed()) {
            if (part instanceof Part.ToolResult result) {
                results.add(new Message(Role.TOOL, result.content(), message.name(), message.extras()).text());
                found = true;
            }
        }
        return found;
    }

    /** One text is taken as it is, since a copy of a long one would cost more than all the rest. */
    private static String question(Message message) {
        return message.parts().size() == 1 && message.parts().getFirst() instanceof Part.Text only
                ? only.text()
                : message.text();
    }

    private static int attachments(Message message) {
        int count = 0;
        for (Part part : message.parts()) {
            if (part instanceof Part.Attachment) {
                count++;
            }
        }
        return count;
    }
}
