package io.dvara.provider.gemini;

import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Part;
import io.dvara.testkit.provider.CannedVendor;
import java.util.List;

/** Reads answers that are written in JSON with single quotes. */
final class Reading {

    private Reading() {}

    static Answer whole(String text) {
        return new Answer(Asking.chat(
                CannedVendor.answering(200, text.replace('\'', '"')),
                Sending.ask(Sending.BUDGETED).build()));
    }

    static Answer stream(String body) {
        return new Answer(Asking.chat(
                CannedVendor.answering(200, body.replace('\'', '"')),
                Sending.ask(Sending.BUDGETED).delivery(Delivery.STREAMED).build()));
    }

    static Answer pieces(String... events) {
        StringBuilder text = new StringBuilder();
        for (String event : events) {
            text.append("data: ").append(event).append("\n\n");
        }
        return stream(text.toString());
    }

    /**
     * An answer of one choice.
     *
     * @param chunks as they came
     */
    record Answer(List<ChatChunk> chunks) {

        ChatAnswer folded() {
            return ChatAnswer.fold(chunks.stream());
        }

        ChatAnswer.Choice choice() {
            return folded().choices().getFirst();
        }

        List<Part> parts() {
            return choice().message().parts();
        }
    }
}
