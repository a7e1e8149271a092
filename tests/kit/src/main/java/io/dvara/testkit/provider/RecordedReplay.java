package io.dvara.testkit.provider;

import io.dvara.api.ComponentContext;
import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.provider.ChatProvider;
import io.dvara.api.provider.ProviderException;
import io.dvara.testkit.upstream.ReceivedRequest;
import io.dvara.testkit.upstream.RecordedExchange;
import io.dvara.testkit.upstream.Script;
import io.dvara.testkit.upstream.ScriptedUpstream;
import java.net.URI;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Plays what a real provider once answered to a provider plugin, over HTTP.
 *
 * <pre>{@code
 * RecordedReplay replay = new RecordedReplay((uri, context) -> new AcmeProvider(…));
 * RecordedReplay.Chat chat = replay.chat(exchange, request);
 * chat.assertWellFormed();
 * assertThat(LostFields.of(body).except(…).within(chat.answer())).isEmpty();
 * }</pre>
 *
 * @param provider makes the provider for an address
 */
public record RecordedReplay(BiFunction<URI, ComponentContext, ChatProvider> provider) {

    /**
     * What came of a replayed exchange.
     *
     * @param chunks as the provider passed them on
     * @param answer the same, folded
     * @param sent what the provider had sent
     * @param dropped the fields that it told as dropped
     */
    public record Chat(List<ChatChunk> chunks, ChatAnswer answer, ReceivedRequest sent, List<String> dropped) {

        /** Copies the chunks and the names. */
        public Chat {
            chunks = List.copyOf(chunks);
            dropped = List.copyOf(dropped);
        }

        /** Checks what holds for every answer: R-03 for its calls of tools and R-05 for its end. */
        public void assertWellFormed() {
            answer.choices()
                    .forEach(choice -> ChoiceRules.of(choice.index(), chunks).check());
        }
    }

    /** Asks for a chat that is answered as recorded. */
    public Chat chat(RecordedExchange exchange, ChatRequest request) {
        return chat(exchange.replay(), request);
    }

    /** Asks for a chat whose recorded answer comes in pieces of so many bytes. */
    public Chat chatInPiecesOf(int bytes, RecordedExchange exchange, ChatRequest request) {
        return chat(exchange.response().replayInPiecesOf(bytes), request);
    }

    /** Asks for a chat that is refused as recorded, and returns the refusal. */
    public ProviderException refusal(RecordedExchange exchange, ChatRequest request) {
        try {
            throw new AssertionError(
                    "not refused: " + chat(exchange.replay(), request).answer());
        } catch (ProviderException refusal) {
            return refusal;
        }
    }

    private Chat chat(Script script, ChatRequest request) {
        try (ScriptedUpstream upstream = ScriptedUpstream.start();
                TestHttp http = TestHttp.create();
                ChatProvider chats = provider.apply(upstream.uri(), TestContext.over(http, "recorded"))) {
            upstream.enqueue(script);
            TestCall call = TestCall.plain();
            try (Stream<ChatChunk> stream = chats.chat(request, call)) {
                List<ChatChunk> chunks = stream.toList();
                ChatAnswer answer = ChatAnswer.fold(chunks.stream());
                return new Chat(chunks, answer, upstream.awaitRequest(), call.droppedFields());
            }
        }
    }
}
