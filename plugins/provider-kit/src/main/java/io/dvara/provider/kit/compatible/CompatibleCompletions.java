package io.dvara.provider.kit.compatible;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Dialect;
import io.dvara.api.completion.CompletionRequest;
import io.dvara.api.json.JsonCodec;
import io.dvara.api.provider.Call;
import io.dvara.provider.kit.Remainder;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.stream.Stream;

/** Continues plain text by {@code completions}; safe for many threads. */
public final class CompatibleCompletions {

    private static final String RESOURCE = "completions";

    private final Endpoint endpoint;
    private final Variation variation;
    private final JsonCodec json;
    private final Remainder policy;

    /** Makes the completions of one provider. */
    public CompatibleCompletions(Endpoint endpoint, Variation variation) {
        this.endpoint = endpoint;
        this.variation = variation;
        this.json = endpoint.upstream().json();
        this.policy = new Remainder(endpoint.name(), Writing.HARMLESS);
    }

    /** Opens a completion, as {@link io.dvara.api.provider.CompletionProvider#complete} tells. */
    public Stream<ChatChunk> complete(CompletionRequest request, Call call) {
        AnswerReader answers = new CompletionAnswerReader(json, new ChatAnswerReader(json, variation));
        return endpoint.upstream().stream(
                endpoint.post(RESOURCE, body(request, call), call),
                call,
                answer -> request.delivery() == Delivery.WHOLE
                        ? new WholeDecoder(endpoint.upstream(), answers, answer)
                        : new StreamDecoder(endpoint.upstream(), answers, answer));
    }

    private JsonObject body(CompletionRequest request, Call call) {
        Writing writing = new Writing(json, variation, policy, Dialect.CHAT, call);
        JsonObjectBuilder body =
                writing.object().add("model", request.model()).add("prompt", prompt(request.prompts()));
        request.suffix().ifPresent(suffix -> body.add("suffix", suffix));
        request.logprobs().ifPresent(count -> body.add("logprobs", count));
        FieldWriter fields = new FieldWriter(writing);
        fields.sampling(request.sampling(), body);
        request.sampling().maxTokens().ifPresent(limit -> body.add("max_tokens", limit));
        request.sampling().topK().ifPresent(count -> body.add("top_k", count));
        fields.extra(request.extra(), body);
        fields.delivery(request.delivery(), request.extra(), body);
        return new Departure(json, variation, policy).apply(body.build(), call);
    }

    private JsonValue prompt(List<CompletionRequest.Prompt> prompts) {
        JsonArrayBuilder all = json.make().createArrayBuilder();
        prompts.forEach(prompt -> all.add(prompt(prompt)));
        return prompts.size() == 1 ? all.build().getFirst() : all.build();
    }

    private JsonValue prompt(CompletionRequest.Prompt prompt) {
        return switch (prompt) {
            case CompletionRequest.Prompt.Text text -> json.make().createValue(text.text());
            case CompletionRequest.Prompt.Tokens tokens ->
                json.make().createArrayBuilder(tokens.tokens()).build();
        };
    }
}
