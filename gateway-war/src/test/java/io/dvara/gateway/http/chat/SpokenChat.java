package io.dvara.gateway.http.chat;

import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.Delivery;
import io.dvara.gateway.json.JacksonCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.stream.Stream;

/** Chats as clients of the chat API get them, for benchmarks in other rooms. */
public final class SpokenChat {

    private static final AnswerStyle STYLE =
            new AnswerStyle("0af7651916cd43dd8448eb211c80319c", 1, "m", AnswerStyle.Shown.YES, AnswerStyle.Shown.YES);

    private SpokenChat() {}

    /** Writes an answer to its end. */
    public static ByteArrayOutputStream write(JacksonCodec codec, Stream<ChatChunk> chunks, Delivery delivery)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (delivery == Delivery.WHOLE) {
            ChatResponseWriter.write(codec, ChatAnswer.fold(chunks), STYLE, out);
            return out;
        }
        SseWriter frames = new SseWriter(codec, STYLE, new ChatFrames());
        for (Iterator<ChatChunk> each = chunks.iterator(); each.hasNext(); ) {
            frames.write(each.next(), out);
        }
        frames.end(out);
        return out;
    }
}
