package io.dvara.testkit.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RecordedExchangesTest {

    @Test
    void everyFileOfTheIndexIsReadAndItsPiecesAreItsBody() {
        assertThat(RecordedExchanges.shipped().stream()).hasSize(361).allSatisfy(exchange -> {
            RecordedResponse response = exchange.response();
            assertThat(joined(response.pieces())).isEqualTo(response.body());
            assertThat(response.status()).isBetween(200, 599);
        });
    }

    @Test
    void everyExchangeIsReplayedByteForByte() throws Exception {
        try (ScriptedUpstream upstream = ScriptedUpstream.start();
                Caller caller = new Caller()) {
            for (RecordedExchange exchange : RecordedExchanges.all().stream().toList()) {
                upstream.enqueue(exchange.replay());
                HttpResponse<byte[]> answer = caller.getBytes(upstream.uri());
                assertThat(answer.body())
                        .as(exchange.toString())
                        .isEqualTo(exchange.response().body());
                assertThat(answer.statusCode()).isEqualTo(exchange.response().status());
            }
            assertThat(upstream.problems()).isEmpty();
        }
    }

    @Test
    void choosesByProviderEndpointAndTags() {
        RecordedExchanges streams = RecordedExchanges.of("openai")
                .endpoint("chat", "completions")
                .with("stream")
                .without("error");

        assertThat(streams.size())
                .isPositive()
                .isLessThan(RecordedExchanges.of("openai").size());
        assertThat(streams.stream()).allSatisfy(exchange -> {
            assertThat(exchange.label().provider()).isEqualTo("openai");
            assertThat(exchange.label().endpoint()).isIn("chat", "completions");
            assertThat(exchange.has("stream")).isTrue();
            assertThat(exchange.response().form()).isEqualTo(RecordedResponse.Form.SSE);
        });
    }

    @Test
    void everyKindOfStreamIsCutAtItsEvents() {
        Stream<RecordedExchange> streams =
                RecordedExchanges.shipped().stream().filter(e -> e.response().isStream());

        assertThat(streams)
                .hasSize(112)
                .allSatisfy(e -> assertThat(e.response().pieces()).isNotEmpty());
        assertThat(piecesOf("ollama", RecordedResponse.Form.NDJSON))
                .allSatisfy(line -> assertThat(line).startsWith("{").endsWith("}\n"));
        assertThat(piecesOf("bedrock", RecordedResponse.Form.EVENT_STREAM))
                .allSatisfy(frame -> assertThat(frame).contains(":event-type"));
    }

    @Test
    void aStreamIsReplayedEventByEventAndInPieces() throws Exception {
        RecordedExchange exchange = RecordedExchanges.of("anthropic").with("stream").stream()
                .findFirst()
                .orElseThrow();
        try (ScriptedUpstream upstream = ScriptedUpstream.start();
                Caller caller = new Caller()) {
            upstream.enqueue(
                    exchange.response().replay(Duration.ofMillis(1)),
                    exchange.response().replayInPiecesOf(7));
            String body = exchange.response().text();
            assertThat(caller.get(upstream.uri()).body()).isEqualTo(body);
            assertThat(caller.get(upstream.uri()).body()).isEqualTo(body);
        }
    }

    @Test
    void hasANameForTheReportAndIsFoundByIt() {
        RecordedExchange exchange = RecordedExchanges.named("openai-chat-vision-021a84");

        assertThat(exchange).hasToString("openai-chat-vision-021a84 (200)");
        assertThat(exchange.request().object().getString("model")).isEqualTo("gpt-4-vision-preview");
        assertThat(exchange.request().url()).endsWith("/v1/chat/completions");
    }

    @Test
    void anEmptyChoiceFailsInsteadOfPassing() {
        assertThatThrownBy(() -> RecordedExchanges.of("openai").with("no such tag").stream())
                .hasMessageContaining("no recorded exchange");
        assertThatThrownBy(() -> RecordedExchanges.named("nobody")).hasMessageContaining("nobody");
    }

    private static List<String> piecesOf(String provider, RecordedResponse.Form form) {
        return RecordedExchanges.of(provider).stream()
                .map(RecordedExchange::response)
                .filter(response -> response.form() == form)
                .flatMap(response -> response.pieces().stream())
                .map(piece -> new String(piece, StandardCharsets.ISO_8859_1))
                .collect(Collectors.toList());
    }

    private static byte[] joined(List<byte[]> pieces) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        pieces.forEach(all::writeBytes);
        return all.toByteArray();
    }
}
