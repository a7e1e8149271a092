package io.dvara.provider.mock;

import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Role;
import io.dvara.api.chat.Tool;
import io.dvara.api.chat.ToolChoice;
import io.dvara.api.chat.ToolUse;
import io.dvara.api.provider.Call;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.provider.TestContext;
import io.dvara.testkit.provider.TestJson;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks a mock provider. */
final class Asking {

    static final MockSettings QUIET = new MockSettings(Duration.ZERO, Duration.ZERO, 0, 500);

    private Asking() {}

    static MockProvider provider() {
        return provider(QUIET);
    }

    static MockProvider provider(MockSettings settings) {
        TestContext context = TestContext.named("mock").at(Instant.ofEpochSecond(1_700_000_000));
        return (MockProvider) new MockFactory().create(settings, context);
    }

    static ChatRequest.Builder of(String model, String question) {
        return ChatRequest.of(model, List.of(Message.of(Role.USER, question)));
    }

    static List<ChatChunk> chunks(ChatRequest request, Call call) {
        try (Stream<ChatChunk> chunks = provider().chat(request, call)) {
            return chunks.toList();
        }
    }

    static ChatAnswer whole(ChatRequest request) {
        return ChatAnswer.fold(chunks(request, TestCall.plain()).stream());
    }

    static ChatAnswer streamed(ChatRequest request) {
        return whole(request.vary().delivery(Delivery.STREAMED).build());
    }

    static String text(ChatAnswer answer) {
        return answer.choices().getFirst().message().text();
    }

    static List<Part.ToolCall> calls(ChatAnswer answer) {
        return answer.choices().getFirst().message().parts().stream()
                .filter(Part.ToolCall.class::isInstance)
                .map(Part.ToolCall.class::cast)
                .toList();
    }

    static JsonObject json(String text) {
        return new TestJson().readObject(text);
    }

    static Tool function(String name, String parameters) {
        return new Tool.Function(name, Optional.empty(), Optional.of(json(parameters)), Optional.empty(), Extras.NONE);
    }

    static ToolUse tools(Optional<ToolChoice> choice, Tool... tools) {
        return new ToolUse(List.of(tools), choice, Optional.empty());
    }
}
