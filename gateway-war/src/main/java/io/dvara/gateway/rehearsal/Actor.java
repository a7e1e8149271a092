package io.dvara.gateway.rehearsal;

import io.dvara.api.chat.Delivery;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Asks the gateway what a client would. */
final class Actor {

    private static final String QUESTION = """
            {"model":"%s/rehearsal","stream":%b,"temperature":0.5,"max_tokens":16,"messages":[
            {"role":"system","content":"You are rehearsing. Answer in three words and say that all is well."},
            {"role":"user","content":"%s"}]}""";

    private static final String USUAL = "Is all well? ".repeat(60);

    private final URI gateway;
    private final String token;
    private final byte[] question;

    Actor(int port, Scene scene, String token) {
        this.gateway = URI.create("http://127.0.0.1:" + port + "/v1/chat/completions");
        this.token = token;
        this.question = QUESTION.formatted(scene.provider(), scene.delivery() == Delivery.STREAMED, USUAL)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Asks once; waits until the gateway listens, until this moment at most. */
    void ask(long end) throws IOException, InterruptedException {
        try {
            ask();
        } catch (ConnectException e) {
            if (System.nanoTime() > end) {
                throw e;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private void ask() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) gateway.toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setRequestProperty(Rehearsal.HEADER, token);
        connection.setFixedLengthStreamingMode(question.length);
        connection.setDoOutput(true);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(question);
        }
        if (connection.getResponseCode() != 200) {
            throw new IOException("a rehearsed request was answered with " + connection.getResponseCode());
        }
        try (InputStream in = connection.getInputStream()) {
            in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
