package io.dvara.gateway.rehearsal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Writer;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Asks the gateway what a client would, on connections of both habits. */
final class Actor {

    private static final Logger LOG = Logger.getLogger(Actor.class.getName());

    private static final String HEAD = """
            POST %s HTTP/1.1
            Host: %s
            Content-Type: application/json
            %s: %s
            Connection: close
            Content-Length: %d

            """;

    private final URI gateway;
    private final String token;
    private final byte[] question;
    private final byte[] head;
    private volatile boolean unheard;

    Actor(int port, Scene scene, String token) {
        this.gateway =
                URI.create("http://127.0.0.1:" + port + "/v1/" + scene.manner().path());
        this.token = token;
        this.question = scene.question().getBytes(StandardCharsets.UTF_8);
        this.head = HEAD.formatted(gateway.getPath(), gateway.getAuthority(), Rehearsal.HEADER, token, question.length)
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Asks once unless an answer was none, each other time on a kept connection; waits until the gateway listens, until this moment at most. */
    void ask(int turn, long end) throws IOException, InterruptedException {
        if (unheard) {
            return;
        }
        try {
            if (turn % 2 == 0) {
                onKeptConnection();
            } else {
                onItsOwnConnection();
            }
        } catch (ConnectException e) {
            if (System.nanoTime() > end) {
                throw e;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private void onKeptConnection() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) gateway.toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setRequestProperty(Rehearsal.HEADER, token);
        connection.setFixedLengthStreamingMode(question.length);
        connection.setDoOutput(true);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(question);
        }
        if (isHeard(connection.getHeaderField(0))) {
            try (InputStream in = connection.getInputStream()) {
                in.transferTo(OutputStream.nullOutputStream());
            }
        }
    }

    /** The other habit of clients: few headers, and a connection that ends with the answer. */
    private void onItsOwnConnection() throws IOException {
        try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(head);
            out.write(question);
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            if (isHeard(answer.readLine())) {
                answer.transferTo(Writer.nullWriter());
            }
        }
    }

    /** A provider that cannot be rehearsed in this manner spoils nothing for others. */
    private boolean isHeard(@Nullable String status) {
        if (status == null || !status.contains(" 200")) {
            unheard = true;
            LOG.fine(() -> "A rehearsed request to " + gateway.getPath() + " was answered with " + status);
        }
        return !unheard;
    }
}
