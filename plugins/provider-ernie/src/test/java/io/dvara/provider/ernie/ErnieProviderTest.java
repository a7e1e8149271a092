package io.dvara.provider.ernie;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.Secret;
import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.FinishReason;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Role;
import io.dvara.api.embedding.EmbeddingRequest;
import io.dvara.api.provider.ChatProvider;
import io.dvara.api.provider.EmbeddingProvider;
import io.dvara.api.provider.Provider;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.provider.TestContext;
import io.dvara.testkit.provider.TestJson;
import io.dvara.testkit.upstream.ReceivedRequest;
import io.dvara.testkit.upstream.Script;
import io.dvara.testkit.upstream.ScriptedUpstream;
import jakarta.json.JsonArray;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Where ERNIE differs and no golden case tells. */
class ErnieProviderTest {

    private final ScriptedUpstream upstream = ScriptedUpstream.start();

    @AfterEach
    void stop() {
        upstream.close();
    }

    @Test
    @DisplayName("R-05: knows the vendor's own word for an end")
    void knowsTheVendorsOwnWordForAnEnd() {
        upstream.enqueue(
                json(
                        "{\"id\":\"c\",\"model\":\"m\",\"choices\":[{\"index\":0,\"message\":{\"content\":\"Hi\"},\"finish_reason\":\"normal\"}]}"));
        assertThat(chat("").choices().getFirst().finish().orElseThrow().reason())
                .isEqualTo(FinishReason.STOP);
    }

    @Test
    void embedsASingleTextAsAList() {
        upstream.enqueue(json("{\"data\":[{\"index\":0,\"embedding\":[0.5]}]}"));
        EmbeddingRequest request = new EmbeddingRequest(
                "m",
                List.of(new EmbeddingRequest.Input.Text("alpha")),
                OptionalInt.empty(),
                EmbeddingRequest.Encoding.FLOAT,
                Optional.empty(),
                JsonValue.EMPTY_JSON_OBJECT);
        try (Provider provider = provider("")) {
            ((EmbeddingProvider) provider).embed(request, TestCall.plain());
        }
        ReceivedRequest sent = upstream.awaitRequest();
        assertThat(sent.json().asJsonObject().get("input")).isInstanceOf(JsonArray.class);
    }

    private ChatAnswer chat(String path) {
        ChatRequest request =
                ChatRequest.of("m", List.of(Message.of(Role.USER, "hi"))).build();
        try (Provider provider = provider(path);
                Stream<ChatChunk> chunks = ((ChatProvider) provider).chat(request, TestCall.plain())) {
            return ChatAnswer.fold(chunks);
        }
    }

    private Provider provider(String path) {
        ErnieSettings settings =
                new ErnieSettings(Secret.of("key-1"), URI.create(upstream.uri() + path), Map.of("X-Team", "blue"));
        return new ErnieProviderFactory().create(settings, TestContext.named("ernie"));
    }

    private static Script json(String body) {
        return Script.json(200, new TestJson().readObject(body));
    }
}
