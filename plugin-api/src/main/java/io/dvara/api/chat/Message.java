package io.dvara.api.chat;

import io.dvara.api.Stable;
import java.util.List;
import java.util.Optional;

/**
 * A message of a conversation.
 *
 * @param role who speaks
 * @param parts what is said; none when the content is null or absent
 * @param name the speaker's name
 * @param extras the rest
 */
@Stable
public record Message(Role role, List<Part> parts, Optional<String> name, Extras extras) {

    /** Copies the parts. */
    public Message {
        parts = List.copyOf(parts);
    }

    /** Makes a message of one plain text. */
    public static Message of(Role role, String text) {
        return new Message(role, List.of(new Part.Text(text)), Optional.empty(), Extras.NONE);
    }

    /** Returns the text parts run together; empty when there are none. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            if (part instanceof Part.Text piece) {
                text.append(piece.text());
            }
        }
        return text.toString();
    }
}
