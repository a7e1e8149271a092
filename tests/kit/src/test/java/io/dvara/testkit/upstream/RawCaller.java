package io.dvara.testkit.upstream;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A bare socket to the upstream, for what an HTTP client does not show. */
final class RawCaller implements AutoCloseable {

    static final String GET = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

    private final Socket socket;

    RawCaller(ScriptedUpstream upstream) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), upstream.port());
        socket.setSoTimeout(30_000);
    }

    RawCaller send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    String readUntil(String end) throws IOException {
        StringBuilder text = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (text.indexOf(end) < 0) {
            int b = in.read();
            if (b < 0) {
                throw new IOException("ended after: " + text);
            }
            text.append((char) b);
        }
        return text.toString();
    }

    String readToEnd() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
