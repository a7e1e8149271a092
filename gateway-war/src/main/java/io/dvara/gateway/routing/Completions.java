package io.dvara.gateway.routing;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Dialect;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Role;
import io.dvara.api.completion.CompletionRequest;
import io.dvara.api.provider.ProviderException;
import java.util.List;

/** Variations of text completions. */
final class Completions {

    private Completions() {}

    static CompletionRequest withModel(CompletionRequest request, String model) {
        return new CompletionRequest(
                model,
                request.delivery(),
                request.prompts(),
                request.suffix(),
                request.logprobs(),
                request.sampling(),
                request.extra());
    }

    /**
     * Returns the completion as a chat of one user message.
     *
     * @throws ProviderException when a field has no form in a chat
     */
    static ChatRequest asChat(CompletionRequest request, String model) {
        if (request.suffix().isPresent()) {
            throw unsupported("suffix");
        }
        if (request.logprobs().isPresent()) {
            throw unsupported("logprobs");
        }
        if (request.prompts().size() != 1
                || !(request.prompts().getFirst() instanceof CompletionRequest.Prompt.Text prompt)) {
            throw unsupported("prompt");
        }
        return ChatRequest.of(model, List.of(Message.of(Role.USER, prompt.text())))
                .dialect(Dialect.COMPLETIONS)
                .delivery(request.delivery())
                .sampling(request.sampling())
                .extra(request.extra())
                .build();
    }

    private static ProviderException unsupported(String field) {
        return ProviderException.unsupported(
                field,
                "'" + field + "' is not supported for this model, whose provider has no text completion and is"
                        + " asked by chat: send one prompt as text, without suffix and logprobs");
    }
}
