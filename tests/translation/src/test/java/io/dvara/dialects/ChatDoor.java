package io.dvara.dialects;

import com.openai.client.OpenAIClient;
import com.openai.core.http.StreamResponse;
import com.openai.errors.OpenAIServiceException;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessage;
import com.openai.models.completions.CompletionUsage;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Chat Completions through {@code openai-java}. */
record ChatDoor(Wire wire, OpenAIClient client) implements Door {

    static ChatDoor at(URI gateway) {
        Wire wire = new Wire();
        return new ChatDoor(wire, OpenAi.client(gateway, wire));
    }

    private static final String REASONING = "reasoning_content";

    @Override
    public String label() {
        return "chat";
    }

    @Override
    public String errorType(int status) {
        return OpenAi.errorType(status);
    }

    @Override
    public Heard ask(Question question, String trace) {
        ChatCompletionCreateParams params = ChatCompletionCreateParams.builder()
                .body(OpenAi.read(ChatBody.of(question), ChatCompletionCreateParams.Body.class))
                .putAdditionalHeader("X-Trace-ID", trace)
                .build();
        try {
            return question.streamed() ? stream(params) : whole(params);
        } catch (OpenAIServiceException thrown) {
            return Heard.failure(new Listening().meaning(), OpenAi.refused(thrown, wire), wire);
        }
    }

    private Heard whole(ChatCompletionCreateParams params) {
        ChatCompletion answer = checked(client.chat().completions().create(params));
        Listening said = new Listening();
        said.thoughts(OpenAi.text(answer.choices().getFirst().message()._allProperties(), REASONING));
        return Heard.answer(meaning(answer, said), wire);
    }

    private Heard stream(ChatCompletionCreateParams params) {
        ChatCompletionAccumulator all = ChatCompletionAccumulator.create();
        Listening said = new Listening();
        try (StreamResponse<ChatCompletionChunk> chunks =
                client.chat().completions().createStreaming(params)) {
            chunks.stream().forEach(chunk -> take(all.accumulate(checked(chunk)), said));
        } catch (OpenAIServiceException thrown) {
            if (thrown.statusCode() != 200) {
                throw thrown;
            }
            return Heard.failure(said.meaning(), ChatOrder.broken(wire.events()), wire);
        }
        ChatOrder.check(wire.events());
        return Heard.answer(meaning(all.chatCompletion(), said), wire);
    }

    /** Checks all but the tier, of which vendors have their own: it is told as they say it. */
    private static ChatCompletion checked(ChatCompletion answer) {
        answer.toBuilder().serviceTier(ChatCompletion.ServiceTier.AUTO).build().validate();
        return answer;
    }

    private static ChatCompletionChunk checked(ChatCompletionChunk chunk) {
        chunk.toBuilder()
                .serviceTier(ChatCompletionChunk.ServiceTier.AUTO)
                .build()
                .validate();
        return chunk;
    }

    private static void take(ChatCompletionChunk chunk, Listening said) {
        chunk.choices().forEach(choice -> {
            said.thoughts(OpenAi.text(choice.delta()._allProperties(), REASONING));
            choice.delta().content().ifPresent(said::text);
        });
    }

    private static Meaning meaning(ChatCompletion answer, Listening said) {
        ChatCompletion.Choice choice = answer.choices().getFirst();
        ChatCompletionMessage message = choice.message();
        List<Meaning.Wanted> calls = message.toolCalls().orElse(List.of()).stream()
                .map(call -> call.asFunction())
                .map(call -> Meaning.Wanted.of(
                        call.id(), call.function().name(), call.function().arguments()))
                .toList();
        Optional<CompletionUsage> usage = answer.usage();
        return new Meaning(
                new Meaning.Words(
                        message.content().orElse(""),
                        said.meaning().words().thoughts(),
                        message.refusal().orElse("")),
                calls,
                choice.finishReason().asString(),
                usage.map(it -> OptionalLong.of(it.promptTokens())).orElseGet(OptionalLong::empty),
                usage.map(it -> OptionalLong.of(it.completionTokens())).orElseGet(OptionalLong::empty));
    }
}
