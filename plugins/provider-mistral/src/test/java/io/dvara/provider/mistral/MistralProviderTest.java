package io.dvara.provider.mistral;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.Secret;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Media;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
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
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where Mistral differs and no golden case tells. */
class MistralProviderTest {

    private final ScriptedUpstream upstream = ScriptedUpstream.start();

    @AfterEach
    void stop() {
        upstream.close();
    }

    @Test
    void sendsConfiguredHeaders() {
        upstream.enqueue(
                json(
                        "{\"id\":\"c\",\"model\":\"m\",\"choices\":[{\"index\":0,\"message\":{\"content\":\"Hi\"},\"finish_reason\":\"stop\"}]}"));
        chat("");
        assertThat(upstream.awaitRequest().header("x-team")).contains("blue");
    }

    @Test
    void saysDimensionsInTheVendorsWord() {
        upstream.enqueue(json("{\"data\":[{\"index\":0,\"embedding\":[0.5]}]}"));
        EmbeddingRequest request = new EmbeddingRequest(
                "m",
                List.of(new EmbeddingRequest.Input.Text("alpha")),
                OptionalInt.of(256),
                EmbeddingRequest.Encoding.FLOAT,
                Optional.empty(),
                JsonValue.EMPTY_JSON_OBJECT);
        try (Provider provider = provider("")) {
            ((EmbeddingProvider) provider).embed(request, TestCall.plain());
        }
        ReceivedRequest sent = upstream.awaitRequest();
        assertThat(sent.json().asJsonObject().getInt("output_dimension")).isEqualTo(256);
    }

    @Test
    void namesAStoredDocumentByItsBareId() {
        upstream.enqueue(
                json("{\"choices\":[{\"index\":0,\"message\":{\"content\":\"Hi\"},\"finish_reason\":\"stop\"}]}"));
        Part stored = new Part.Attachment(
                Part.Kind.DOCUMENT, new Media.Stored("file-1", Optional.empty()), Optional.empty(), Extras.NONE);
        send(new Message(Role.USER, List.of(stored), Optional.empty(), Extras.NONE));
        assertThat(upstream.awaitRequest().json().asJsonObject().getJsonArray("messages"))
                .hasToString("[{\"role\":\"user\",\"content\":[{\"type\":\"file\",\"file_id\":\"file-1\"}]}]");
    }

    private void chat(String path) {
        ChatRequest request =
                ChatRequest.of("m", List.of(Message.of(Role.USER, "hi"))).build();
        try (Provider provider = provider(path);
                Stream<ChatChunk> chunks = ((ChatProvider) provider).chat(request, TestCall.plain())) {
            assertThat(chunks).isNotEmpty();
        }
    }

    private void send(Message message) {
        ChatRequest request = ChatRequest.of("m", List.of(message)).build();
        try (Provider provider = provider("");
                Stream<ChatChunk> chunks = ((ChatProvider) provider).chat(request, TestCall.plain())) {
            assertThat(chunks).isNotEmpty();
        }
    }

    private Provider provider(String path) {
        MistralSettings settings =
                new MistralSettings(Secret.of("key-1"), URI.create(upstream.uri() + path), Map.of("X-Team", "blue"));
        return new MistralProviderFactory().create(settings, TestContext.named("mistral"));
    }

    private static Script json(String body) {
        return Script.json(200, new TestJson().readObject(body));
    }
}
