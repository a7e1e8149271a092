package io.dvara.gateway.usage;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.ChoiceDelta;
import io.dvara.api.chat.Delta;
import io.dvara.api.chat.Media;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Tool;
import io.dvara.api.completion.CompletionRequest;
import io.dvara.api.embedding.EmbeddingRequest;

/** Estimates how many tokens a model reads or writes, by a tokenizer over what it is told or says. */
public final class TokenEstimate {

    private static final long AROUND_A_MESSAGE = 4;

    /** What vendors count for a picture of usual size. */
    private static final long OF_A_PICTURE = 1_500;

    private final Told told = new Told();
    private long more;

    private TokenEstimate() {}

    /** Returns the estimate; at least 1. */
    public static long of(ChatRequest request) {
        TokenEstimate estimate = new TokenEstimate();
        for (Message message : request.messages()) {
            estimate.more += AROUND_A_MESSAGE;
            message.parts().forEach(estimate::add);
        }
        for (Tool tool : request.tools().tools()) {
            estimate.more += AROUND_A_MESSAGE;
            estimate.add(tool);
        }
        return estimate.total();
    }

    /** Returns the estimate of a text completion's prompts; at least 1. */
    public static long of(CompletionRequest request) {
        TokenEstimate estimate = new TokenEstimate();
        for (CompletionRequest.Prompt prompt : request.prompts()) {
            switch (prompt) {
                case CompletionRequest.Prompt.Text text -> estimate.told.add(text.text());
                case CompletionRequest.Prompt.Tokens list ->
                    estimate.more += list.tokens().size();
            }
        }
        return estimate.total();
    }

    /** Returns the estimate of what is to be embedded; at least 1. */
    public static long of(EmbeddingRequest request) {
        TokenEstimate estimate = new TokenEstimate();
        for (EmbeddingRequest.Input input : request.inputs()) {
            switch (input) {
                case EmbeddingRequest.Input.Text text -> estimate.told.add(text.text());
                case EmbeddingRequest.Input.Tokens list ->
                    estimate.more += list.tokens().size();
            }
        }
        return estimate.total();
    }

    /** Adds what a piece of an answer says. */
    public static void add(ChoiceDelta choice, Told said) {
        for (Delta delta : choice.deltas()) {
            switch (delta) {
                case Delta.Text text -> said.add(text.text());
                case Delta.Refusal refusal -> said.add(refusal.text());
                case Delta.Reasoning thought -> said.add(thought.text());
                case Delta.ToolCall call -> {
                    call.name().ifPresent(said::add);
                    said.add(call.arguments());
                }
                case Delta.Opaque _ -> {}
            }
        }
    }

    private long total() {
        return Math.max(1, told.tokens() + more);
    }

    private void add(Part part) {
        switch (part) {
            case Part.Text text -> told.add(text.text());
            case Part.Refusal refusal -> told.add(refusal.text());
            case Part.Reasoning thought -> told.add(thought.text());
            case Part.ToolCall call -> {
                told.add(call.name());
                told.add(call.arguments());
            }
            case Part.ToolResult result -> result.content().forEach(this::add);
            case Part.Attachment attachment
            when attachment.media() instanceof Media.InlineText text -> told.add(text.text());
            case Part.Attachment _ -> more += OF_A_PICTURE;
            case Part.Opaque opaque -> told.add(opaque.value().toString());
        }
    }

    private void add(Tool tool) {
        switch (tool) {
            case Tool.Function function -> {
                told.add(function.name());
                function.description().ifPresent(told::add);
                function.parameters().ifPresent(it -> told.add(it.toString()));
            }
            case Tool.Opaque opaque -> told.add(opaque.value().toString());
        }
    }
}
