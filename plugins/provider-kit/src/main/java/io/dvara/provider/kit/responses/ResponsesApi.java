package io.dvara.provider.kit.responses;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.http.HttpCall;
import io.dvara.api.provider.Call;
import io.dvara.api.provider.ConversationCompactor;
import io.dvara.api.provider.KeptAnswers.Kept;
import io.dvara.api.provider.ProviderException;
import io.dvara.provider.kit.EventSource;
import io.dvara.provider.kit.Members;
import io.dvara.provider.kit.Upstream;
import io.dvara.provider.kit.compatible.Endpoint;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Chats by {@code responses}, and asks for answers that the vendor keeps; safe for many threads. */
public final class ResponsesApi {

    private static final String RESOURCE = "responses";
    private static final Set<Integer> DOES_NOT_COUNT = Set.of(404, 405, 501);

    private final Endpoint endpoint;
    private final Upstream upstream;
    private final BodyWriter bodies;

    /** Makes the API of one provider. */
    public ResponsesApi(Endpoint endpoint) {
        this.endpoint = endpoint;
        this.upstream = endpoint.upstream();
        this.bodies = new BodyWriter(upstream.json().make());
    }

    /** Opens a chat that came in the words of this API, as {@link io.dvara.api.provider.ChatProvider#chat} tells. */
    public Stream<ChatChunk> chat(ChatRequest request, Call call) {
        HttpCall post = endpoint.post(RESOURCE, bodies.write(request), call);
        if (request.delivery() == Delivery.WHOLE) {
            return Stream.of(new AnswerReader(upstream).answer(upstream.ask(post, call)));
        }
        return streamed(post, call);
    }

    /** Counts tokens, as {@link io.dvara.api.provider.TokenCounter#countTokens} tells. */
    public long countTokens(ChatRequest request, Call call) {
        JsonObject counted = counted(endpoint.post(RESOURCE + "/input_tokens", bodies.write(request), call), call);
        return Members.whole(counted, "input_tokens")
                .orElseThrow(() -> upstream.errors().malformed("counted tokens without input_tokens"));
    }

    /** Not everybody who has the API counts. */
    private JsonObject counted(HttpCall post, Call call) {
        try {
            return upstream.ask(post, call);
        } catch (ProviderException e) {
            if (DOES_NOT_COUNT.contains(e.details().vendorStatus().orElse(0))) {
                throw ProviderException.unsupported("model", "the vendor does not count tokens");
            }
            throw e;
        }
    }

    /** Shortens a conversation, as {@link ConversationCompactor#compact} tells. */
    public ConversationCompactor.Compacted compact(ChatRequest request, Call call) {
        JsonObject answer = upstream.ask(endpoint.post(RESOURCE + "/compact", bodies.write(request), call), call);
        return new ConversationCompactor.Compacted(
                answer, Members.object(answer, "usage").map(Endings::usage));
    }

    /** Opens an answer that is kept, as {@link io.dvara.api.provider.KeptAnswers#recall} tells. */
    public Stream<ChatChunk> recall(Kept kept, Delivery delivery, Call call) {
        HttpCall get = get(kept, "", call);
        return delivery == Delivery.WHOLE
                ? Stream.of(new AnswerReader(upstream).kept(upstream.told(get, call)))
                : streamed(get, call);
    }

    /** Ends an answer, as {@link io.dvara.api.provider.KeptAnswers#cancel} tells. */
    public Stream<ChatChunk> cancel(Kept kept, Call call) {
        HttpCall post = with(get(kept, "/cancel", call), "POST");
        return Stream.of(new AnswerReader(upstream).kept(upstream.told(post, call)));
    }

    /** Forgets an answer, as {@link io.dvara.api.provider.KeptAnswers#forget} tells. */
    public JsonObject forget(Kept kept, Call call) {
        return upstream.told(with(get(kept, "", call), "DELETE"), call);
    }

    /** Returns what was asked, as {@link io.dvara.api.provider.KeptAnswers#input} tells. */
    public JsonObject input(Kept kept, Call call) {
        return upstream.told(get(kept, "/input_items", call), call);
    }

    private Stream<ChatChunk> streamed(HttpCall request, Call call) {
        return upstream.stream(request, call, answer -> new EventSource(answer, new AnswerReader(upstream), upstream));
    }

    private HttpCall get(Kept kept, String below, Call call) {
        String id = URLEncoder.encode(kept.id(), StandardCharsets.UTF_8).replace("+", "%20");
        HttpCall get = endpoint.get(RESOURCE + "/" + id + below, call);
        if (kept.query().isEmpty()) {
            return get;
        }
        String separator = get.uri().getRawQuery() == null ? "?" : "&";
        URI uri = URI.create(get.uri() + separator + kept.query());
        return new HttpCall(get.method(), uri, get.headers(), get.body());
    }

    private static HttpCall with(HttpCall call, String method) {
        return new HttpCall(method, call.uri(), call.headers(), Optional.empty());
    }
}
