package io.dvara.bench;

import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Makes the bytes of a request once, to be sent many times. */
final class Prompt {

    private Prompt() {}

    /** Returns a chat request whose body has about this size. */
    static byte[] bytes(Contender contender, StreamShape shape, int size) {
        return bytes(contender, shape, size, Vendor.OPENAI);
    }

    /** Returns a chat request that this vendor is to answer. */
    static byte[] bytes(Contender contender, StreamShape shape, int size, Vendor vendor) {
        String stream = shape.chunks() > 0 ? "\"stream\":true,\"stream_options\":{\"include_usage\":true}," : "";
        String head = "{\"model\":\"" + vendor.prefix() + shape.model() + "\"," + stream
                + "\"temperature\":0.7,\"messages\":[{\"role\":\"system\",\"content\":\"You are helpful.\"},"
                + "{\"role\":\"user\",\"content\":\"";
        String body = head + "lorem ipsum ".repeat(Math.max(1, (size - head.length()) / 12)) + "\"}]}";
        URI base = contender.base();
        StringBuilder request = new StringBuilder("POST ")
                .append(base.getPath() == null ? "" : base.getPath())
                .append("/v1/chat/completions HTTP/1.1\r\nHost: ")
                .append(base.getAuthority())
                .append("\r\nContent-Type: application/json\r\nAccept: */*\r\nContent-Length: ")
                .append(body.length())
                .append("\r\n");
        contender.headers().forEach(header -> request.append(header).append("\r\n"));
        return request.append("\r\n").append(body).toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
