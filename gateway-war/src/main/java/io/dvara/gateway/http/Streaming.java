package io.dvara.gateway.http;

import io.dvara.api.chat.ChatChunk;
import java.io.IOException;
import java.util.Iterator;
import java.util.stream.Stream;

/** Sends chunks as they come. */
final class Streaming {

    private Streaming() {}

    /** Sends a stream to its end, or until nobody waits for it. */
    static void send(Stream<ChatChunk> chunks, SseWriter writer, Reply reply) throws IOException {
        Iterator<ChatChunk> each = chunks.iterator();
        while (!reply.isOver() && each.hasNext()) {
            writer.write(each.next(), reply.frames());
            reply.framed();
        }
        writer.end(reply.frames());
    }
}
