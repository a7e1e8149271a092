package io.dvara.provider.groq;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.Secret;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Role;
import io.dvara.api.provider.ChatProvider;
import io.dvara.api.provider.Provider;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.provider.TestContext;
import io.dvara.testkit.provider.TestJson;
import io.dvara.testkit.upstream.Script;
import io.dvara.testkit.upstream.ScriptedUpstream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Where Groq differs and no golden case tells. */
class GroqProviderTest {

    private static final String ANSWER =
            "{\"choices\":[{\"index\":0,\"message\":{\"content\":\"Hi\"},\"finish_reason\":\"stop\"}]}";

    @Test
    @DisplayName("R-21: leaves out the name of a message, which Groq refuses by its reference")
    void sendsNoNames() {
        Message message = new Message(Role.USER, List.of(new Part.Text("hello")), Optional.of("ada"), Extras.NONE);
        ChatRequest request = ChatRequest.of("m", List.of(message)).build();
        try (ScriptedUpstream upstream = ScriptedUpstream.start()) {
            upstream.enqueue(Script.json(200, new TestJson().readObject(ANSWER)));
            GroqSettings settings = new GroqSettings(Secret.of("key-1"), upstream.uri(), Map.of());
            try (Provider provider = new GroqProviderFactory().create(settings, TestContext.named("groq"));
                    Stream<ChatChunk> chunks = ((ChatProvider) provider).chat(request, TestCall.plain())) {
                assertThat(chunks).isNotEmpty();
            }
            assertThat(upstream.awaitRequest().json().asJsonObject().getJsonArray("messages"))
                    .hasToString("[{\"role\":\"user\",\"content\":\"hello\"}]");
        }
    }
}
