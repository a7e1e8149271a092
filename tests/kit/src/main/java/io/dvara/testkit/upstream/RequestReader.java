package io.dvara.testkit.upstream;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Reads requests from a connection, one after the other, pipelined ones included. */
final class RequestReader {

    private static final int LONGEST_LINE = 256 * 1024;
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final InputStream in;
    private final OutputStream out;

    RequestReader(InputStream in, OutputStream out) {
        this.in = new BufferedInputStream(in, 16 * 1024);
        this.out = out;
    }

    /** A request without its circumstances. */
    record Parsed(ReceivedRequest.Line line, Headers headers, byte[] body) {}

    /** Returns the next request; empty when the peer ended the connection between two. */
    Optional<Parsed> next() throws IOException {
        Optional<String> first = line();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        ReceivedRequest.Line line = requestLine(first.get());
        Headers headers = headers();
        if (headers.has("Expect", "100-continue")) {
            out.write(CONTINUE);
            out.flush();
        }
        return Optional.of(new Parsed(line, headers, body(headers)));
    }

    private static ReceivedRequest.Line requestLine(String text) throws ProtocolException {
        String[] words = text.split(" ");
        if (words.length != 3 || !words[2].startsWith("HTTP/1.")) {
            throw new ProtocolException("not the first line of an HTTP/1.1 request: " + text);
        }
        return new ReceivedRequest.Line(words[0], words[1]);
    }

    private Headers headers() throws IOException {
        List<Header> headers = new ArrayList<>();
        for (String line = lineInside(); !line.isEmpty(); line = lineInside()) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new ProtocolException("a header line without a colon: " + line);
            }
            headers.add(new Header(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        return new Headers(headers);
    }

    private byte[] body(Headers headers) throws IOException {
        if (headers.has("Transfer-Encoding", "chunked")) {
            return chunks();
        }
        Optional<String> length = headers.first("Content-Length");
        return length.isEmpty() ? new byte[0] : exactly(number(length.get(), Integer::parseUnsignedInt));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            body.write(exactly(size));
            if (!lineInside().isEmpty()) {
                throw new ProtocolException("a chunk that is longer than its size");
            }
        }
        headers();
        return body.toByteArray();
    }

    private int chunkSize() throws IOException {
        return number(lineInside().split(";")[0].strip(), HexFormat::fromHexDigits);
    }

    private static int number(String text, ToIntFunction<String> parser) throws ProtocolException {
        try {
            return parser.applyAsInt(text);
        } catch (IllegalArgumentException e) {
            ProtocolException problem = new ProtocolException("not a length: " + text);
            problem.initCause(e);
            throw problem;
        }
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the request ended inside its body");
        }
        return bytes;
    }

    private String lineInside() throws IOException {
        return line().orElseThrow(() -> new EOFException("the request ended inside its head"));
    }

    private Optional<String> line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(80);
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                return ended(line);
            }
            if (line.size() == LONGEST_LINE) {
                throw new ProtocolException("a line longer than " + LONGEST_LINE + " bytes");
            }
            line.write(b);
        }
        String text = line.toString(StandardCharsets.UTF_8);
        return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }

    private static Optional<String> ended(ByteArrayOutputStream line) throws EOFException {
        if (line.size() > 0) {
            throw new EOFException("the request ended inside its head");
        }
        return Optional.empty();
    }
}
