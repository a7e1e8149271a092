package io.dvara.provider.mock;

import io.dvara.api.chat.Finish;
import io.dvara.api.chat.FinishReason;
import io.dvara.api.completion.CompletionRequest;
import io.dvara.api.completion.CompletionRequest.Prompt;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.List;

/** Composes the answer to a text completion. */
final class Continuation {

    private Continuation() {}

    static Answer of(CompletionRequest request, Behaviour behaviour, JsonProvider make) {
        int count = Choices.count(request.sampling());
        boolean echo = request.extra().get("echo") == JsonValue.TRUE;
        List<Draft> drafts = new ArrayList<>(count * request.prompts().size());
        long tokens = 0;
        for (Prompt prompt : request.prompts()) {
            tokens += tokens(prompt);
            for (int choice = 0; choice < count; choice++) {
                Draft draft = draft(text(prompt), choice, behaviour).within(request.sampling());
                drafts.add(echo ? echoed(text(prompt), draft) : draft);
            }
        }
        String first = request.prompts().isEmpty() ? "" : text(request.prompts().getFirst());
        return new Answer(
                Ids.of(request.model(), request.prompts().size(), first),
                request.model(),
                drafts,
                tokens,
                Probabilities.of(make, request.logprobs()));
    }

    private static Draft draft(String prompt, int choice, Behaviour behaviour) {
        String text = behaviour.words().isPresent()
                ? Words.of(behaviour.words().getAsInt())
                : Words.reply(prompt, 0) + (choice == 0 ? "" : " (choice " + (choice + 1) + ")");
        boolean filtered = behaviour.end() == Behaviour.End.FILTERED;
        return new Draft(
                List.of(new Block.Speech(text)), Finish.of(filtered ? FinishReason.CONTENT_FILTER : FinishReason.STOP));
    }

    private static Draft echoed(String prompt, Draft draft) {
        List<Block> blocks = new ArrayList<>(draft.blocks());
        String said = blocks.isEmpty() ? "" : blocks.removeFirst().text();
        blocks.addFirst(new Block.Speech(prompt + said));
        return new Draft(blocks, draft.finish());
    }

    private static String text(Prompt prompt) {
        return switch (prompt) {
            case Prompt.Text(String text) -> text;
            case Prompt.Tokens(List<Integer> tokens) -> tokens.size() + " tokens";
        };
    }

    private static long tokens(Prompt prompt) {
        return switch (prompt) {
            case Prompt.Text(String text) -> Words.promptTokens(text);
            case Prompt.Tokens(List<Integer> tokens) -> tokens.size();
        };
    }
}
