package io.dvara.gateway.http.responses;

import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChoiceDelta;
import io.dvara.api.chat.Delta;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a whole answer of the canonical one, by the same items as a stream. */
final class MadeAnswer {

    private MadeAnswer() {}

    static JsonObject of(ChatAnswer answer, Making making) throws IOException {
        Output output = new Output(Events.unheard(), making.stamps(), making.codec());
        ItemsWriter items = new ItemsWriter(output, making.style());
        Optional<ChatAnswer.Choice> first =
                answer.choices().stream().filter(it -> it.index() == 0).findFirst();
        if (first.isPresent()) {
            items.add(delta(first.get()));
        }
        Ending ending = new Ending(first.flatMap(ChatAnswer.Choice::finish), answer.usage());
        return making.form(answer.head())
                .ended(ending, items.end(ending), making.stamps().seconds());
    }

    private static ChoiceDelta delta(ChatAnswer.Choice choice) {
        return new ChoiceDelta(
                0, deltas(choice.message()), choice.finish(), choice.logprobs(), choice.extra(), choice.extra());
    }

    /** Returns what the first of the answers says, piece by piece. */
    static List<Delta> deltas(ChatAnswer answer) {
        return answer.choices().stream()
                .filter(it -> it.index() == 0)
                .flatMap(it -> deltas(it.message()).stream())
                .toList();
    }

    private static List<Delta> deltas(Message message) {
        List<Delta> deltas = new ArrayList<>(message.parts().size());
        int call = 0;
        for (Part part : message.parts()) {
            int block = deltas.size();
            deltas.add(
                    switch (part) {
                        case Part.Text it -> new Delta.Text(block, it.text(), it.annotations());
                        case Part.Refusal it -> new Delta.Refusal(block, it.text());
                        case Part.Reasoning it -> new Delta.Reasoning(block, it.text(), it.signature(), it.sealed());
                        case Part.ToolCall it -> call(it, block, call++);
                        case Part.Opaque it -> new Delta.Opaque(block, it.value());
                        case Part.Attachment _, Part.ToolResult _ ->
                            throw new IllegalStateException("an answer holds what only a request can");
                    });
        }
        return deltas;
    }

    private static Delta call(Part.ToolCall call, int block, int index) {
        return new Delta.ToolCall(
                block,
                index,
                Optional.of(call.id()),
                Optional.of(call.name()),
                call.arguments(),
                call.signature(),
                call.extras().fields());
    }

    /** What is known of an answer before it comes. */
    static ChatChunk.Head unknown() {
        return new ChatChunk.Head(Optional.empty(), Optional.empty(), Optional.empty());
    }
}
