package io.dvara.system;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A client by hand, which can hang up at any moment. */
final class RawClient implements AutoCloseable {

    private final Socket socket;
    private final byte[] heldBack;

    private RawClient(Socket socket, byte[] heldBack) {
        this.socket = socket;
        this.heldBack = heldBack;
    }

    static RawClient post(URI uri, String json, String... headers) throws IOException {
        return post(uri, json, 0, headers);
    }

    /** Sends a request but for so many bytes at its end. */
    static RawClient post(URI uri, String json, int heldBack, String... headers) throws IOException {
        Socket socket = new Socket(uri.getHost(), uri.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(90_000);
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        socket.getOutputStream().write(head(uri, body.length, headers));
        socket.getOutputStream().write(body, 0, body.length - heldBack);
        return new RawClient(socket, Arrays.copyOfRange(body, body.length - heldBack, body.length));
    }

    private static byte[] head(URI uri, int length, String... headers) {
        String head = "POST " + uri.getPath() + " HTTP/1.1\r\nHost: " + uri.getAuthority()
                + "\r\nContent-Type: application/json\r\n"
                + (length < 0 ? "Transfer-Encoding: chunked" : "Content-Length: " + length) + "\r\n"
                + Stream.of(headers).map(it -> it + "\r\n").collect(Collectors.joining()) + "\r\n";
        return head.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Begins a request whose length is not told. */
    static RawClient chunked(URI uri) throws IOException {
        Socket socket = new Socket(uri.getHost(), uri.getPort());
        socket.setSoTimeout(90_000);
        socket.getOutputStream().write(head(uri, -1));
        return new RawClient(socket, new byte[0]);
    }

    /** Sends one piece of a body whose length is not told. */
    void piece(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        socket.getOutputStream()
                .write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().write(new byte[] {'\r', '\n'});
    }

    /** Sends another request on the same connection, whether the one before was answered or not. */
    void again(URI uri, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        socket.getOutputStream().write(head(uri, body.length));
        socket.getOutputStream().write(body);
    }

    /** Sends what was held back. */
    void complete() throws IOException {
        socket.getOutputStream().write(heldBack);
    }

    /** Reads until this text has come and returns all that was read. */
    String readUntil(String text) throws IOException {
        StringBuilder seen = new StringBuilder();
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[8192];
        while (seen.indexOf(text) < 0) {
            int read = in.read(buffer);
            if (read < 0) {
                throw new AssertionError("ended before '" + text + "': " + seen);
            }
            seen.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
        }
        return seen.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
