package io.dvara.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Role;
import io.dvara.api.provider.Fault;
import io.dvara.testkit.upstream.Headers;
import io.dvara.testkit.upstream.RecordedExchange;
import io.dvara.testkit.upstream.RecordedResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordedReplayTest {

    private static final String STREAM = """
            {"model":"m"}
            {"call":{"index":0,"id":"a","name":"f"}}
            {"call":{"index":0,"arguments":"{}"}}
            {"end":"TOOL_CALLS","in":3,"out":2}
            """;

    private final ChatRequest request = ChatRequest.of("m", List.of(Message.of(Role.USER, "Hi.")))
            .delivery(Delivery.STREAMED)
            .build();
    private final RecordedReplay replay = new RecordedReplay((uri, context) -> new PlainProvider(uri, "key", context));

    @Test
    void readsWhatWasRecorded() {
        RecordedReplay.Chat chat = replay.chat(exchange(200, STREAM), request);
        chat.assertWellFormed();
        assertThat(chat.sent().path()).isEqualTo("/chat");
        assertThat(replay.chatInPiecesOf(3, exchange(200, STREAM), request).chunks())
                .isEqualTo(chat.chunks());
    }

    @Test
    void findsCallsThatAreNotWellFormed() {
        String twice = STREAM.replace("\"arguments\"", "\"name\":\"f\",\"arguments\"");
        assertThatThrownBy(() -> replay.chat(exchange(200, twice), request).assertWellFormed())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("R-03");
        String endless = STREAM.replace("{}\"", "{\\\"\"");
        assertThatThrownBy(() -> replay.chat(exchange(200, endless), request).assertWellFormed())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("R-03");
    }

    @Test
    void returnsARecordedRefusal() {
        RecordedExchange refused = exchange(429, "{\"message\":\"slow down\"}");
        assertThat(replay.refusal(refused, request).fault()).isEqualTo(Fault.RATE_LIMITED);
        assertThatThrownBy(() -> replay.refusal(exchange(200, STREAM), request)).isInstanceOf(AssertionError.class);
    }

    private static RecordedExchange exchange(int status, String body) {
        Headers none = new Headers(List.of());
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new RecordedExchange(
                new RecordedExchange.Label("one", "plain", "chat", Set.of()),
                new RecordedExchange.Request("POST", "http://plain.example/chat", none, Optional.empty()),
                new RecordedResponse(status, none, RecordedResponse.Form.NDJSON, bytes));
    }
}
