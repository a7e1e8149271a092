package io.dvara.provider.mock;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Finish;
import io.dvara.api.chat.FinishReason;
import io.dvara.api.chat.ReasoningWish;
import io.dvara.api.chat.ResponseFormat;
import io.dvara.api.json.JsonCodec;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Composes the answer to one chat. */
final class Composer {

    private static final String THOUGHT = "The mock provider thinks it over before it answers.";

    private final ChatRequest request;
    private final Behaviour behaviour;
    private final JsonCodec json;
    private final Conversation conversation;
    private final String id;

    Composer(ChatRequest request, Behaviour behaviour, JsonCodec json) {
        this.request = request;
        this.behaviour = behaviour;
        this.json = json;
        this.conversation = Conversation.of(request.messages());
        this.id = Ids.of(request.model(), request.messages().size(), conversation.question());
    }

    Answer answer() {
        int count = Choices.count(request.sampling());
        List<Draft> drafts = new ArrayList<>(count);
        for (int choice = 0; choice < count; choice++) {
            drafts.add(draft(choice).within(request.sampling()));
        }
        return new Answer(
                id,
                request.model(),
                drafts,
                Conversation.tokens(request.messages()),
                Probabilities.of(json.make(), request.topLogprobs()));
    }

    private Draft draft(int choice) {
        List<Block> blocks = new ArrayList<>(2);
        if (thinks(request.reasoning())) {
            blocks.add(new Block.Thought(THOUGHT));
        }
        List<Block> calls = new ToolPicker(json).calls(request.tools(), conversation, id + Choices.mark(choice));
        if (!calls.isEmpty()) {
            blocks.addAll(calls);
            return new Draft(blocks, Finish.of(FinishReason.TOOL_CALLS));
        }
        blocks.add(
                behaviour.end() == Behaviour.End.REFUSED
                        ? new Block.Refusal("The mock provider was asked to refuse.")
                        : new Block.Speech(speech(choice)));
        boolean filtered = behaviour.end() == Behaviour.End.FILTERED;
        return new Draft(blocks, Finish.of(filtered ? FinishReason.CONTENT_FILTER : FinishReason.STOP));
    }

    private String speech(int choice) {
        String text = behaviour.words().isPresent()
                ? Words.of(behaviour.words().getAsInt())
                : reply() + (choice == 0 ? "" : " (choice " + (choice + 1) + ")");
        return request.format().map(format -> formatted(format, text)).orElse(text);
    }

    private String reply() {
        if (conversation.turn() == Conversation.Turn.TOOL) {
            return "Mock answer from tool results: " + Words.quote(String.join(", ", conversation.results()));
        }
        return Words.reply(conversation.question(), conversation.attachments());
    }

    private String formatted(ResponseFormat format, String text) {
        return switch (format) {
            case ResponseFormat.JsonSchema schema -> json.write(sample(schema));
            case ResponseFormat.Simple simple ->
                simple == ResponseFormat.Simple.TEXT
                        ? text
                        : json.write(json.make()
                                .createObjectBuilder()
                                .add("answer", text)
                                .build());
            case ResponseFormat.Opaque _ -> text;
        };
    }

    private JsonValue sample(ResponseFormat.JsonSchema format) {
        JsonObject schema = format.schema().orElse(JsonValue.EMPTY_JSON_OBJECT);
        return new SchemaSampler(json.make(), schema, Optional.empty()).sample("response_format");
    }

    private static boolean thinks(ReasoningWish wish) {
        return wish.budgetTokens().orElse(0) > 0
                || wish.effort().filter(effort -> !effort.equals("none")).isPresent();
    }
}
