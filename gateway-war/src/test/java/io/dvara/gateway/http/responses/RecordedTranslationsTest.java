package io.dvara.gateway.http.responses;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Role;
import io.dvara.api.http.HttpHeaders;
import io.dvara.api.provider.Model;
import io.dvara.provider.kit.BaseUrl;
import io.dvara.provider.kit.Upstream;
import io.dvara.provider.kit.Vendor;
import io.dvara.provider.kit.compatible.CompatibleProvider;
import io.dvara.provider.kit.compatible.Endpoint;
import io.dvara.provider.kit.compatible.Variation;
import io.dvara.testkit.provider.CannedVendor;
import io.dvara.testkit.provider.TestCall;
import io.dvara.testkit.provider.TestContext;
import io.dvara.testkit.upstream.RecordedExchange;
import io.dvara.testkit.upstream.RecordedExchanges;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever vendors of chats have answered comes out as valid answers in items, whole and streamed. */
class RecordedTranslationsTest {

    static Stream<RecordedExchange> chats() {
        return RecordedExchanges.all().endpoint("chat").stream()
                .filter(it -> it.response().status() == 200)
                .filter(it -> !it.has("stream_error"))
                .filter(it -> it.response().isStream() || !refuses(it));
    }

    /** Some vendors refuse with a good status. */
    private static boolean refuses(RecordedExchange exchange) {
        return Rig.CODEC.readObject(exchange.response().text()).get("error") instanceof JsonObject;
    }

    @ParameterizedTest
    @MethodSource("chats")
    void makesValidAnswersOfRecordedChats(RecordedExchange exchange) {
        List<ChatChunk> chunks = ask(exchange);
        Rig rig = new Rig();
        Making making = Rig.making("{\"model\":\"m\",\"input\":\"Hi\"}", AnswerStyle.Thoughts.SHOWN);
        JsonObject whole = rig.whole(making, chunks.toArray(ChatChunk[]::new));
        JsonObject streamed =
                rig.events(making, chunks.toArray(ChatChunk[]::new)).getLast().getJsonObject("response");
        OfficialSchema.checkAnswer(streamed);
        Message said = ChatAnswer.fold(chunks.stream()).choices().getFirst().message();
        assertThat(text(whole)).isEqualTo(said.text());
        assertThat(text(streamed)).isEqualTo(said.text());
        assertThat(calls(whole))
                .isEqualTo(calls(streamed))
                .isEqualTo(said.parts().stream()
                        .filter(Part.ToolCall.class::isInstance)
                        .count());
    }

    private static List<ChatChunk> ask(RecordedExchange exchange) {
        TestContext context = TestContext.over(CannedVendor.answering(exchange), "acme");
        Endpoint endpoint = new Endpoint(
                "acme",
                new Upstream(context, new Vendor("acme", "apiKey", List.of())),
                BaseUrl.withVersion(URI.create("http://h/v1"), "v1"),
                _ -> HttpHeaders.NONE);
        CompatibleProvider provider =
                new CompatibleProvider(endpoint, Variation.NONE.usageHolders("x_groq"), _ -> Model.Traits.UNKNOWN);
        ChatRequest request = ChatRequest.of("m", List.of(Message.of(Role.USER, "Hi")))
                .delivery(exchange.response().isStream() ? Delivery.STREAMED : Delivery.WHOLE)
                .build();
        try (Stream<ChatChunk> chunks = provider.chat(request, TestCall.plain())) {
            return chunks.toList();
        }
    }

    private static List<JsonObject> output(JsonObject answer) {
        return answer.getJsonArray("output").getValuesAs(JsonObject.class);
    }

    private static long calls(JsonObject answer) {
        return output(answer).stream()
                .filter(item -> item.getString("type").equals("function_call"))
                .count();
    }

    private static String text(JsonObject answer) {
        StringBuilder text = new StringBuilder();
        output(answer).stream()
                .filter(item -> item.getString("type").equals("message"))
                .flatMap(item -> item.getJsonArray("content").getValuesAs(JsonObject.class).stream())
                .forEach(part -> text.append(part.getString("text", "")));
        return text.toString();
    }
}
