package io.dvara.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.http.HttpAnswer;
import io.dvara.api.http.HttpBody;
import io.dvara.api.http.HttpCall;
import io.dvara.api.http.HttpHeaders;
import io.dvara.gateway.TestSettings;
import io.dvara.gateway.json.JacksonCodec;
import io.dvara.gateway.live.CallLimits;
import jakarta.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Upstreams that answer before they have read a large body, and do not want the rest of it. */
@DisplayName("R-31: an answer that comes while a large body is still sent is not lost")
class EarlyAnswersTest {

    private static final int LARGE = 16 * 1024 * 1024;
    private static final String TOO_LARGE = "{\"error\":{\"message\":\"too large\"}}";
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final CallLimits PATIENT = new CallLimits(LONG, LONG, LONG, LONG, 1 << 20);

    private final Watch watch = new Watch();
    private final Attempts attempts = new Attempts(watch, new MediaFetch(TestSettings.usual()));
    private final UpstreamHttp http = new UpstreamHttp(TestSettings.usual(), new JacksonCodec(), attempts);

    /** What such an upstream does after its answer. */
    private enum Manner {
        /** It closes, so that the kernel resets the connection: much of the body is unread. */
        CLOSES,
        /** It ends its own side and reads on, as proxies do. */
        LINGERS,
        /** It reads on and keeps the connection. */
        KEEPS
    }

    @BeforeEach
    void start() {
        watch.start();
    }

    @AfterEach
    void stop() throws IOException {
        http.stop();
        watch.stop();
    }

    @ParameterizedTest
    @EnumSource
    void tellsTheAnswer(Manner manner) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> serve(server, manner));
            HttpCall call = HttpCall.post(
                    URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v1/chat/completions"),
                    HttpHeaders.NONE,
                    HttpBody.json(Json.createObjectBuilder()
                            .add("text", "x".repeat(LARGE))
                            .build()));
            for (int i = 0; i < 5; i++) {
                try (Attempt attempt = attempts.open(PATIENT, new TestCaller());
                        HttpAnswer answer = http.send(call, attempt)) {
                    assertThat(answer.status()).isEqualTo(413);
                    assertThat(new String(answer.body().readAllBytes(), StandardCharsets.UTF_8))
                            .isEqualTo(TOO_LARGE);
                }
            }
        }
    }

    private static void serve(ServerSocket server, Manner manner) {
        try {
            while (true) {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> answer(socket, manner));
            }
        } catch (IOException e) {
            assertThat(server.isClosed()).isTrue();
        }
    }

    private static void answer(Socket socket, Manner manner) {
        try (socket) {
            InputStream in = socket.getInputStream();
            in.readNBytes(100_000);
            OutputStream out = socket.getOutputStream();
            out.write(("HTTP/1.1 413 Content Too Large\r\nContent-Type: application/json\r\nContent-Length: "
                            + TOO_LARGE.length() + "\r\n"
                            + (manner == Manner.KEEPS ? "" : "Connection: close\r\n") + "\r\n" + TOO_LARGE)
                    .getBytes(StandardCharsets.ISO_8859_1));
            if (manner == Manner.LINGERS) {
                socket.shutdownOutput();
            }
            if (manner != Manner.CLOSES) {
                in.transferTo(OutputStream.nullOutputStream());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
