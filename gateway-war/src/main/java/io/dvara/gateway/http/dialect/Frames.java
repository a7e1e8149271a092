package io.dvara.gateway.http.dialect;

import io.dvara.api.chat.ChatChunk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * Writes a stream of chunks as server-sent events, all to the same buffer; for one thread.
 *
 * <p>Events are whole when a method returns, since the buffer may leave at any time then.
 */
public interface Frames {

    /** Writes a chunk, when it says anything to the client. */
    void write(ChatChunk chunk, ByteArrayOutputStream out) throws IOException;

    /** Writes what ends a stream that is whole. */
    void end(ByteArrayOutputStream out) throws IOException;

    /**
     * Returns how an error within this stream is told.
     *
     * @param usual how the dialect tells errors
     */
    default ErrorForm errors(ErrorForm usual) {
        return usual;
    }
}
