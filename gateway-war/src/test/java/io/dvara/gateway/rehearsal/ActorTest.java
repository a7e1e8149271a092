package io.dvara.gateway.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Dialect;
import io.dvara.api.provider.Rehearsed;
import io.dvara.api.provider.RehearsedDialects;
import io.dvara.gateway.json.JacksonCodec;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActorTest {

    private static final Rehearsed.VendorAnswer USUAL = new Rehearsed.VendorAnswer("text/plain", "usual");
    private static final Rehearsed.VendorAnswer ITEMS = new Rehearsed.VendorAnswer("text/plain", "items");

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private HttpServer gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/", exchange -> {
            try (exchange) {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                asked.add(exchange.getRequestURI() + " " + body);
                exchange.sendResponseHeaders(status, -1);
            }
        });
        gateway.start();
    }

    @AfterEach
    void stop() {
        gateway.stop(0);
    }

    @ParameterizedTest
    @EnumSource
    void asksInTheMannerOfItsScene(Manner manner) throws IOException, InterruptedException {
        Actor actor = actor(manner);
        for (int turn = 0; turn < 4; turn++) {
            actor.ask(turn, System.nanoTime());
        }
        assertThat(asked).hasSize(4).allSatisfy(it -> assertThat(it).startsWith("/v1/" + manner.path() + " {"));
        JsonObject question = new JacksonCodec()
                .readObject(asked.getFirst().substring(asked.getFirst().indexOf('{')));
        assertThat(question.getString("model")).isEqualTo("acme/rehearsal");
        assertThat(question.getBoolean("stream")).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void isSilentOnceItWasNotAnswered(Manner manner) throws IOException, InterruptedException {
        status = 502;
        for (int first = 0; first < 2; first++) {
            asked.clear();
            Actor actor = actor(manner);
            for (int turn = first; turn < 4; turn++) {
                actor.ask(turn, System.nanoTime());
            }
            assertThat(asked).hasSize(1);
        }
    }

    @Test
    void chatsAreRehearsedTheMost() {
        int all = Stream.of(Manner.values()).mapToInt(Manner::share).sum();
        assertThat(Manner.CHAT.share()).isGreaterThan(all / 2);
    }

    @Test
    void aVendorAnswersEachDialectByTheApiThatServesIt() {
        assertThat(scene(Manner.CHAT).answer()).isEqualTo(USUAL);
        assertThat(scene(Manner.MESSAGES).answer()).isEqualTo(USUAL);
        assertThat(scene(Manner.RESPONSES).answer()).isEqualTo(ITEMS);
        assertThat(Scene.of("acme", _ -> USUAL, Manner.RESPONSES, Delivery.WHOLE)
                        .answer())
                .isEqualTo(USUAL);
    }

    private Actor actor(Manner manner) {
        return new Actor(gateway.getAddress().getPort(), scene(manner), "token");
    }

    private static Scene scene(Manner manner) {
        return Scene.of("acme", new Vendor(), manner, Delivery.STREAMED);
    }

    private record Vendor() implements RehearsedDialects {

        @Override
        public VendorAnswer rehearsal(Delivery delivery) {
            return USUAL;
        }

        @Override
        public Optional<VendorAnswer> rehearsal(Dialect dialect, Delivery delivery) {
            return dialect == Dialect.RESPONSES ? Optional.of(ITEMS) : Optional.empty();
        }
    }
}
