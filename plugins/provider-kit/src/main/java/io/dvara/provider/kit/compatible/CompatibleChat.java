package io.dvara.provider.kit.compatible;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Delivery;
import io.dvara.api.provider.Call;
import java.util.stream.Stream;

/** Chats by {@code chat/completions}; safe for many threads. */
public final class CompatibleChat {

    private static final String RESOURCE = "chat/completions";

    private final Endpoint endpoint;
    private final Variation variation;
    private final RequestWriter requests;

    /** Makes the chat of one provider. */
    public CompatibleChat(Endpoint endpoint, Variation variation) {
        this.endpoint = endpoint;
        this.variation = variation;
        this.requests = new RequestWriter(endpoint.upstream().json(), variation, endpoint.name());
    }

    /** Opens a chat, as {@link io.dvara.api.provider.ChatProvider#chat} tells. */
    public Stream<ChatChunk> chat(ChatRequest request, Call call) {
        ChatAnswerReader answers = new ChatAnswerReader(endpoint.upstream().json(), variation);
        return endpoint.upstream().stream(
                endpoint.post(RESOURCE, requests.write(request, call), call),
                call,
                answer -> request.delivery() == Delivery.WHOLE
                        ? new WholeDecoder(endpoint.upstream(), answers, answer)
                        : new StreamDecoder(endpoint.upstream(), answers, answer));
    }
}
