package io.dvara.testkit.provider;

import io.dvara.api.ComponentContext;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.ResponseFormat;
import io.dvara.api.chat.Tool;
import io.dvara.api.http.HttpAnswer;
import io.dvara.api.http.HttpBody;
import io.dvara.api.http.HttpCall;
import io.dvara.api.http.HttpHeaders;
import io.dvara.api.provider.Call;
import io.dvara.api.provider.ChatProvider;
import io.dvara.api.provider.ProviderException;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A provider of an imagined vendor with a small API, to prove the contract with. */
record PlainProvider(URI uri, String key, ComponentContext context) implements ChatProvider {

    @Override
    public Stream<ChatChunk> chat(ChatRequest request, Call call) {
        HttpBody body = HttpBody.json(body(request, call).build());
        HttpHeaders headers = HttpHeaders.NONE.with("X-Key", key);
        HttpAnswer answer = context.http().send(HttpCall.post(uri.resolve("/chat"), headers, body), call);
        if (answer.status() != 200) {
            try (answer) {
                throw PlainError.of(answer, context).exception(key);
            }
        }
        PlainReader reader = new PlainReader(answer, context.json(), request.delivery());
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(reader, Spliterator.ORDERED), false)
                .onClose(answer::close);
    }

    private JsonObjectBuilder body(ChatRequest request, Call call) {
        unknown(request).findFirst().ifPresent(field -> {
            throw ProviderException.unsupported(field, field + " has no form in the plain API");
        });
        JsonObjectBuilder body = Json.createObjectBuilder(request.extra())
                .add("model", request.model())
                .add("stream", request.delivery() == Delivery.STREAMED)
                .add("lines", lines(request));
        request.format().ifPresent(_ -> body.add("json", true));
        request.sampling().tokenLimit().ifPresent(most -> body.add("most", most));
        if (!request.sampling().stop().isEmpty()) {
            body.add("stop", Json.createArrayBuilder(request.sampling().stop()));
        }
        if (!request.tools().tools().isEmpty()) {
            body.add("tools", tools(request));
        }
        drop(request, call);
        return body;
    }

    private static void drop(ChatRequest request, Call call) {
        request.messages().stream()
                .flatMap(message -> message.parts().stream())
                .filter(part -> part.extras().cache().isPresent())
                .forEach(_ -> call.dropped("cache_control"));
        request.sampling().temperature().ifPresent(_ -> call.dropped("temperature"));
        request.sampling().topP().ifPresent(_ -> call.dropped("top_p"));
        request.sampling().frequencyPenalty().ifPresent(_ -> call.dropped("frequency_penalty"));
        request.sampling().presencePenalty().ifPresent(_ -> call.dropped("presence_penalty"));
        request.sampling().seed().ifPresent(_ -> call.dropped("seed"));
        request.user().ifPresent(_ -> call.dropped("user"));
        request.reasoning().effort().ifPresent(_ -> call.dropped("reasoning_effort"));
        request.reasoning().budgetTokens().ifPresent(_ -> call.dropped("thinking"));
    }

    private static JsonArrayBuilder lines(ChatRequest request) {
        JsonArrayBuilder lines = Json.createArrayBuilder();
        for (Message message : request.messages()) {
            JsonArrayBuilder said = Json.createArrayBuilder();
            message.parts().forEach(part -> said.add(words(part)));
            lines.add(
                    Json.createObjectBuilder().add("who", message.role().name()).add("said", said));
        }
        return lines;
    }

    private static String words(Part part) {
        return switch (part) {
            case Part.Text text -> text.text();
            case Part.Reasoning reasoning -> "thought: " + reasoning.text();
            case Part.ToolCall tool -> "call: " + tool.name() + tool.arguments();
            case Part.ToolResult result ->
                result.outcome() + ": " + words(result.content().getFirst());
            default -> throw ProviderException.unsupported("messages", "only words are taken");
        };
    }

    private static JsonArrayBuilder tools(ChatRequest request) {
        JsonArrayBuilder tools = Json.createArrayBuilder();
        for (Tool tool : request.tools().tools()) {
            if (tool instanceof Tool.Function function) {
                tools.add(function.name());
            }
        }
        return tools;
    }

    private static Stream<String> unknown(ChatRequest request) {
        return Stream.of(
                        request.format()
                                .filter(ResponseFormat.JsonSchema.class::isInstance)
                                .map(_ -> "response_format"),
                        request.tools().choice().map(_ -> "tool_choice"),
                        request.tools().parallel().map(_ -> "parallel_tool_calls"),
                        named(request.sampling().choices(), "n"),
                        named(request.topLogprobs(), "top_logprobs"))
                .flatMap(Optional::stream);
    }

    private static Optional<String> named(OptionalInt value, String field) {
        return value.isPresent() ? Optional.of(field) : Optional.empty();
    }
}
