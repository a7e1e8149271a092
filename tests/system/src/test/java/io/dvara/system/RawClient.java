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
        socket.setSoTimeout(20_000);
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        String head = "POST " + uri.getPath() + " HTTP/1.1\r\nHost: " + uri.getAuthority()
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n"
                + Stream.of(headers).map(it -> it + "\r\n").collect(Collectors.joining()) + "\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().write(body, 0, body.length - heldBack);
        return new RawClient(socket, Arrays.copyOfRange(body, body.length - heldBack, body.length));
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
