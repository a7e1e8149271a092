package io.dvara.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.AnthropicClientImpl;
import com.anthropic.core.ClientOptions;
import com.anthropic.core.ObjectMappers;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.errors.AnthropicServiceException;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.ContentBlock;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.OptionalLong;

/** The Messages API through {@code anthropic-java}. */
record MessagesDoor(Wire wire, AnthropicClient client) implements Door {

    static MessagesDoor at(URI gateway) {
        Wire wire = new Wire();
        AnthropicClient client = new AnthropicClientImpl(ClientOptions.builder()
                .httpClient(new AnthropicTransport(wire))
                .baseUrl(gateway.toString())
                .putHeader("X-Api-Key", "any-key")
                .maxRetries(0)
                .build());
        return new MessagesDoor(wire, client);
    }

    @Override
    public String label() {
        return "messages";
    }

    @Override
    public String errorType(int status) {
        return switch (status) {
            case 400 -> "invalid_request_error";
            case 429 -> "rate_limit_error";
            default -> "api_error";
        };
    }

    @Override
    public Heard ask(Question question, String trace) {
        MessageCreateParams params = MessageCreateParams.builder()
                .body(read(MessagesBody.of(question)))
                .putAdditionalHeader("X-Trace-ID", trace)
                .build();
        try {
            return question.streamed() ? stream(params) : whole(params);
        } catch (AnthropicServiceException thrown) {
            Heard.Failure failure = failure(thrown.statusCode(), Meaning.parse(wire.body()));
            return Heard.failure(new Listening().meaning(), failure, wire);
        }
    }

    private Heard whole(MessageCreateParams params) {
        Message message = client.messages().create(params).validate();
        return Heard.answer(meaning(message), wire);
    }

    private Heard stream(MessageCreateParams params) {
        MessageAccumulator all = MessageAccumulator.create();
        Listening said = new Listening();
        try (StreamResponse<RawMessageStreamEvent> events = client.messages().createStreaming(params)) {
            events.stream().forEach(event -> take(all.accumulate(event.validate()), said));
        } catch (AnthropicServiceException thrown) {
            if (thrown.statusCode() != 200) {
                throw thrown;
            }
            MessagesOrder.checkBroken(wire.events());
            JsonObject error = wire.events().getLast().json();
            return Heard.failure(said.meaning(), failure(thrown.statusCode(), error), wire);
        }
        MessagesOrder.check(wire.events());
        return Heard.answer(meaning(all.message().validate()), wire);
    }

    private static void take(RawMessageStreamEvent event, Listening said) {
        event.contentBlockDelta().ifPresent(block -> {
            block.delta().text().ifPresent(delta -> said.text(delta.text()));
            block.delta().thinking().ifPresent(delta -> said.thoughts(delta.thinking()));
        });
    }

    private static Meaning meaning(Message message) {
        Listening said = new Listening();
        message.content().forEach(block -> take(block, said));
        long read = message.usage().cacheReadInputTokens().orElse(0L);
        long written = message.usage().cacheCreationInputTokens().orElse(0L);
        String reason = message.stopReason().orElseThrow().asString();
        return said.ended(
                switch (reason) {
                    case "end_turn", "stop_sequence" -> "stop";
                    case "max_tokens" -> "length";
                    case "tool_use" -> "tool_calls";
                    case "refusal" -> "content_filter";
                    default -> reason;
                },
                OptionalLong.of(message.usage().inputTokens() + read + written),
                OptionalLong.of(message.usage().outputTokens()));
    }

    private static void take(ContentBlock block, Listening said) {
        block.text().ifPresent(text -> said.text(text.text()));
        block.thinking().ifPresent(thinking -> said.thoughts(thinking.thinking()));
        block.toolUse().ifPresent(call -> said.call(Meaning.Wanted.of(call.id(), call.name(), json(call._input()))));
    }

    private static Heard.Failure failure(int status, JsonObject body) {
        assertThat(body.getString("type")).as("Anthropic's envelope").isEqualTo("error");
        JsonObject error = body.getJsonObject("error");
        return new Heard.Failure(status, error.getString("type"), "", error.getString("message"));
    }

    private static MessageCreateParams.Body read(JsonObject body) {
        try {
            return ObjectMappers.jsonMapper().readValue(body.toString(), MessageCreateParams.Body.class);
        } catch (IOException e) {
            throw new UncheckedIOException("the SDK does not take " + body, e);
        }
    }

    private static String json(Object value) {
        try {
            return ObjectMappers.jsonMapper().writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException("the SDK does not write " + value, e);
        }
    }
}
