package io.dvara.gateway.rehearsal;

import io.dvara.api.chat.Delivery;
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

/** Asks the gateway what a client would, on connections of both habits. */
final class Actor {

    private static final String QUESTION = """
            {"model":"%s/rehearsal","stream":%b,"temperature":0.5,"max_tokens":16,"messages":[
            {"role":"system","content":"You are rehearsing. Answer in three words and say that all is well."},
            {"role":"user","content":"%s"}]}""";

    private static final String HEAD = """
            POST %s HTTP/1.1
            Host: %s
            Content-Type: application/json
            %s: %s
            Connection: close
            Content-Length: %d

            """;

    private static final String USUAL = "Is all well? ".repeat(60);

    private final URI gateway;
    private final String token;
    private final byte[] question;
    private final byte[] head;

    Actor(int port, Scene scene, String token) {
        this.gateway = URI.create("http://127.0.0.1:" + port + "/v1/chat/completions");
        this.token = token;
        this.question = QUESTION.formatted(scene.provider(), scene.delivery() == Delivery.STREAMED, USUAL)
                .getBytes(StandardCharsets.UTF_8);
        this.head = HEAD.formatted(gateway.getPath(), gateway.getAuthority(), Rehearsal.HEADER, token, question.length)
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Asks once, each other time on a kept connection; waits until the gateway listens, until this moment at most. */
    void ask(int turn, long end) throws IOException, InterruptedException {
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
        check(connection.getHeaderField(0));
        try (InputStream in = connection.getInputStream()) {
            in.transferTo(OutputStream.nullOutputStream());
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
            check(answer.readLine());
            answer.transferTo(Writer.nullWriter());
        }
    }

    private static void check(String status) throws IOException {
        if (!status.contains(" 200")) {
            throw new IOException("a rehearsed request was answered with " + status);
        }
    }
}
