package io.dvara.testkit.upstream;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;

/** Status, headers and framing of a scripted answer. */
record Head(int status, Headers headers, Coding coding) {

    /** How the body travels. */
    record Coding(Framing framing, Compression compression, OptionalLong declaredLength) {

        static final Coding PLAIN = new Coding(Framing.LENGTH, Compression.NONE, OptionalLong.empty());

        Coding with(Framing other) {
            return new Coding(other, compression, declaredLength);
        }

        Coding with(Compression other) {
            return new Coding(framing, other, declaredLength);
        }

        Coding declaring(long length) {
            return new Coding(Framing.LENGTH, compression, OptionalLong.of(length));
        }
    }

    static Head of(int status) {
        return new Head(status, Headers.NONE, Coding.PLAIN);
    }

    Head with(Header header) {
        return new Head(status, headers.with(header), coding);
    }

    Head with(Coding other) {
        return new Head(status, headers, other);
    }

    /** An answer that may not have a body, whatever the script says. */
    boolean isBodiless(String method) {
        return method.equals("HEAD") || status == 204 || status == 304 || status < 200;
    }

    byte[] bytes(List<Step> body) {
        StringBuilder text = new StringBuilder("HTTP/1.1 ").append(status).append(" \r\n");
        headers.all().forEach(header -> line(text, header.name(), header.value()));
        if (coding.compression() == Compression.GZIP) {
            line(text, "Content-Encoding", "gzip");
        }
        if (status != 204 && status != 304 && status >= 200) {
            frame(text, body);
        }
        return text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private void frame(StringBuilder text, List<Step> body) {
        switch (coding.framing()) {
            case LENGTH -> line(text, "Content-Length", String.valueOf(length(body)));
            case CHUNKED -> line(text, "Transfer-Encoding", "chunked");
            case UNTIL_CLOSE -> line(text, "Connection", "close");
        }
    }

    private long length(List<Step> body) {
        return coding.declaredLength().orElseGet(() -> BodyLength.of(body, coding.compression()));
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name).append(": ").append(value).append("\r\n");
    }
}
