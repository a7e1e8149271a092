package io.dvara.dialects;

import com.openai.client.OpenAIClient;
import com.openai.core.http.StreamResponse;
import com.openai.errors.OpenAIServiceException;
import com.openai.helpers.ResponseAccumulator;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseOutputItem;
import com.openai.models.responses.ResponseStreamEvent;
import com.openai.models.responses.ResponseUsage;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** The Responses API through {@code openai-java}. */
record ResponsesDoor(Wire wire, OpenAIClient client) implements Door {

    static ResponsesDoor at(URI gateway) {
        Wire wire = new Wire();
        return new ResponsesDoor(wire, OpenAi.client(gateway, wire));
    }

    @Override
    public String label() {
        return "responses";
    }

    @Override
    public String errorType(int status) {
        return OpenAi.errorType(status);
    }

    @Override
    public Heard ask(Question question, String trace) {
        ResponseCreateParams params = ResponseCreateParams.builder()
                .body(OpenAi.read(ResponsesBody.of(question), ResponseCreateParams.Body.class))
                .putAdditionalHeader("X-Trace-ID", trace)
                .build();
        try {
            return question.streamed() ? stream(params) : whole(params);
        } catch (OpenAIServiceException thrown) {
            return Heard.failure(new Listening().meaning(), OpenAi.refused(thrown, wire), wire);
        }
    }

    private Heard whole(ResponseCreateParams params) {
        Response response = checked(client.responses().create(params));
        return Heard.answer(meaning(response), wire);
    }

    private Heard stream(ResponseCreateParams params) {
        ResponseAccumulator all = ResponseAccumulator.create();
        Listening said = new Listening();
        try (StreamResponse<ResponseStreamEvent> events = client.responses().createStreaming(params)) {
            events.stream().forEach(event -> take(event, said, all));
        } catch (OpenAIServiceException thrown) {
            if (thrown.statusCode() != 200) {
                throw thrown;
            }
        }
        List<Event> events = wire.events();
        if (ResponsesOrder.isBroken(events)) {
            return Heard.failure(said.meaning(), ResponsesOrder.broken(events), wire);
        }
        ResponsesOrder.check(events);
        return Heard.answer(meaning(checked(all.response())), wire);
    }

    /** Recordings of OpenAI's own are older than the count that the SDK demands now. */
    private static Response checked(Response response) {
        response.output().forEach(ResponseOutputItem::validate);
        boolean isNew = response.usage()
                .filter(usage -> !usage.inputTokensDetails()._cacheWriteTokens().isMissing())
                .isPresent();
        return isNew ? response.validate() : response;
    }

    private static void take(ResponseStreamEvent event, Listening said, ResponseAccumulator all) {
        all.accumulate(event);
        event.outputTextDelta().ifPresent(delta -> said.text(delta.delta()));
        event.reasoningSummaryTextDelta().ifPresent(delta -> said.thoughts(delta.delta()));
        event.reasoningTextDelta().ifPresent(delta -> said.thoughts(delta.delta()));
    }

    private static Meaning meaning(Response response) {
        Listening said = new Listening();
        response.output().forEach(item -> take(item, said));
        Optional<ResponseUsage> usage = response.usage();
        return said.ended(
                finish(response, said),
                usage.map(it -> OptionalLong.of(it.inputTokens())).orElseGet(OptionalLong::empty),
                usage.map(it -> OptionalLong.of(it.outputTokens())).orElseGet(OptionalLong::empty));
    }

    private static void take(ResponseOutputItem item, Listening said) {
        item.message()
                .ifPresent(message -> message.content().forEach(part -> {
                    part.outputText().ifPresent(text -> said.text(text.text()));
                    part.refusal().ifPresent(refusal -> said.refusal(refusal.refusal()));
                }));
        item.reasoning().ifPresent(reasoning -> {
            said.thoughts(
                    reasoning.summary().stream().map(summary -> summary.text()).collect(Collectors.joining("\n\n")));
            reasoning.content().ifPresent(parts -> parts.forEach(part -> said.thoughts(part.text())));
        });
        item.functionCall()
                .ifPresent(call -> said.call(Meaning.Wanted.of(call.callId(), call.name(), call.arguments())));
    }

    private static String finish(Response response, Listening said) {
        String status = response.status().orElseThrow().asString();
        String reason = response.incompleteDetails()
                .flatMap(details -> details.reason())
                .map(it -> it.asString())
                .orElse("");
        return switch (status + " " + reason) {
            case "completed " -> said.calls() ? "tool_calls" : "stop";
            case "incomplete max_output_tokens" -> "length";
            case "incomplete content_filter" -> "content_filter";
            default -> status + " " + reason;
        };
    }
}
