package io.dvara.provider.qwen;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.Secret;
import io.dvara.api.chat.CacheMarker;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Dialect;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Role;
import io.dvara.api.provider.ChatProvider;
import io.dvara.api.provider.Provider;
import io.dvara.testkit.provider.CannedVendor;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.provider.TestContext;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Where Qwen differs and no golden case tells. */
class QwenProviderTest {

    private final CannedVendor vendor = CannedVendor.answering(
            200, "{\"choices\":[{\"message\":{\"content\":\"Hi\"},\"finish_reason\":\"stop\"}]}");
    private final TestCall call = TestCall.plain();

    @Test
    @DisplayName("R-21: markers for the prompt cache of another dialect's request reach the vendor")
    void carriesMarkersOfAnotherDialect() {
        Extras marked = new Extras(Optional.of(new CacheMarker(Optional.empty())), JsonValue.EMPTY_JSON_OBJECT);
        Message system = new Message(
                Role.SYSTEM, List.of(new Part.Text("Be brief.", List.of(), marked)), Optional.empty(), Extras.NONE);
        ask(ChatRequest.of("qwen-plus", List.of(system, Message.of(Role.USER, "Hi")))
                .dialect(Dialect.MESSAGES)
                .build());
        assertThat(vendor.askedBody().getJsonArray("messages").getFirst())
                .hasToString("{\"role\":\"system\",\"content\":[{\"type\":\"text\",\"text\":\"Be brief.\","
                        + "\"cache_control\":{\"type\":\"ephemeral\"}}]}");
        assertThat(call.droppedFields()).isEmpty();
    }

    private void ask(ChatRequest request) {
        QwenSettings settings = new QwenSettings(Secret.of("key"), URI.create("https://vendor.example/v1"), Map.of());
        try (Provider provider = new QwenProviderFactory().create(settings, TestContext.over(vendor, "qwen"));
                Stream<ChatChunk> chunks = ((ChatProvider) provider).chat(request, call)) {
            assertThat(chunks).isNotEmpty();
        }
    }
}
