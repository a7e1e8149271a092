package io.dvara.provider.zhipu;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.Secret;
import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.FinishReason;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Role;
import io.dvara.api.provider.ChatProvider;
import io.dvara.api.provider.Provider;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.provider.TestContext;
import io.dvara.testkit.provider.TestJson;
import io.dvara.testkit.upstream.Script;
import io.dvara.testkit.upstream.ScriptedUpstream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Where Zhipu AI differs and no golden case tells. */
class ZhipuProviderTest {

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
                        "{\"id\":\"c\",\"model\":\"m\",\"choices\":[{\"index\":0,\"message\":{\"content\":\"Hi\"},\"finish_reason\":\"sensitive\"}]}"));
        assertThat(chat("").choices().getFirst().finish().orElseThrow().reason())
                .isEqualTo(FinishReason.CONTENT_FILTER);
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
        ZhipuSettings settings =
                new ZhipuSettings(Secret.of("key-1"), URI.create(upstream.uri() + path), Map.of("X-Team", "blue"));
        return new ZhipuProviderFactory().create(settings, TestContext.named("zhipu"));
    }

    private static Script json(String body) {
        return Script.json(200, new TestJson().readObject(body));
    }
}
