package io.dvara.testkit.upstream;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes one answer: head, then a body in its framing and compression. */
final class AnswerStream {

    private static final byte[] CRLF = {'\r', '\n'};
    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final OutputStream wire;
    private OutputStream body;
    private Framing framing = Framing.LENGTH;

    AnswerStream(OutputStream socket) {
        this.wire = new BufferedOutputStream(socket, 16 * 1024);
        this.body = wire;
    }

    void begin(Head head, String method, List<Step> steps) throws IOException {
        wire.write(head.bytes(steps));
        if (head.isBodiless(method)) {
            body = OutputStream.nullOutputStream();
            return;
        }
        framing = head.coding().framing();
        OutputStream framed = framing == Framing.CHUNKED ? new Chunks(wire) : wire;
        body = head.coding().compression().over(new Kept(framed));
    }

    void send(byte[] bytes) throws IOException {
        body.write(bytes);
        body.flush();
    }

    void sendRaw(byte[] bytes) throws IOException {
        wire.write(bytes);
    }

    /** Lets all bytes so far leave. */
    void flush() throws IOException {
        wire.flush();
    }

    /** Ends the body; returns whether another answer may follow on the connection. */
    boolean end() throws IOException {
        if (body != wire) {
            body.close();
        }
        if (framing == Framing.CHUNKED) {
            wire.write(LAST_CHUNK);
        }
        wire.flush();
        return framing != Framing.UNTIL_CLOSE;
    }

    /** Passes bytes on but neither a flush nor the end, which belong to the player. */
    private static final class Kept extends FilterOutputStream {

        Kept(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void flush() {
            // the player decides when bytes leave
        }

        @Override
        public void close() {
            // the connection outlives the answer
        }
    }

    private static final class Chunks extends OutputStream {

        private final OutputStream out;

        Chunks(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (length == 0) {
                return;
            }
            out.write(Integer.toHexString(length).getBytes(StandardCharsets.US_ASCII));
            out.write(CRLF);
            out.write(bytes, offset, length);
            out.write(CRLF);
        }
    }
}
