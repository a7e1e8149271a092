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

/** Estimates how many tokens a model reads, by the bytes of what it is told. */
public final class TokenEstimate {

    private static final long BYTES_PER_TOKEN = 4;
    private static final long BYTES_AROUND_A_MESSAGE = 16;

    /** What vendors count for a picture of usual size. */
    private static final long BYTES_OF_A_PICTURE = 1_500 * BYTES_PER_TOKEN;

    private TokenEstimate() {}

    /** Returns the estimate; at least 1. */
    public static long of(ChatRequest request) {
        long bytes = 0;
        for (Message message : request.messages()) {
            bytes += BYTES_AROUND_A_MESSAGE;
            for (Part part : message.parts()) {
                bytes += bytes(part);
            }
        }
        for (Tool tool : request.tools().tools()) {
            bytes += BYTES_AROUND_A_MESSAGE + bytes(tool);
        }
        return Math.max(1, ofBytes(bytes));
    }

    /** Returns the estimate of a text completion's prompts; at least 1. */
    public static long of(CompletionRequest request) {
        long tokens = 0;
        for (CompletionRequest.Prompt prompt : request.prompts()) {
            tokens += switch (prompt) {
                case CompletionRequest.Prompt.Text text -> ofBytes(bytes(text.text()));
                case CompletionRequest.Prompt.Tokens list -> list.tokens().size();
            };
        }
        return Math.max(1, tokens);
    }

    /** Returns the estimate of what is to be embedded; at least 1. */
    public static long of(EmbeddingRequest request) {
        long tokens = 0;
        for (EmbeddingRequest.Input input : request.inputs()) {
            tokens += switch (input) {
                case EmbeddingRequest.Input.Text text -> ofBytes(bytes(text.text()));
                case EmbeddingRequest.Input.Tokens list -> list.tokens().size();
            };
        }
        return Math.max(1, tokens);
    }

    /** Returns the tokens of so many bytes of text. */
    public static long ofBytes(long bytes) {
        return Math.ceilDiv(bytes, BYTES_PER_TOKEN);
    }

    /** Returns the bytes that a piece of an answer says. */
    public static long bytes(ChoiceDelta choice) {
        long bytes = 0;
        for (Delta delta : choice.deltas()) {
            bytes += switch (delta) {
                case Delta.Text text -> bytes(text.text());
                case Delta.Refusal refusal -> bytes(refusal.text());
                case Delta.Reasoning thought -> bytes(thought.text());
                case Delta.ToolCall call ->
                    call.name().map(TokenEstimate::bytes).orElse(0L) + bytes(call.arguments());
                case Delta.Opaque _ -> 0;
            };
        }
        return bytes;
    }

    private static long bytes(Part part) {
        return switch (part) {
            case Part.Text text -> bytes(text.text());
            case Part.Refusal refusal -> bytes(refusal.text());
            case Part.Reasoning thought -> bytes(thought.text());
            case Part.ToolCall call -> bytes(call.name()) + bytes(call.arguments());
            case Part.ToolResult result ->
                result.content().stream().mapToLong(TokenEstimate::bytes).sum();
            case Part.Attachment attachment
            when attachment.media() instanceof Media.InlineText text -> bytes(text.text());
            case Part.Attachment _ -> BYTES_OF_A_PICTURE;
            case Part.Opaque opaque -> bytes(opaque.value().toString());
        };
    }

    private static long bytes(Tool tool) {
        return switch (tool) {
            case Tool.Function function ->
                bytes(function.name())
                        + function.description().map(TokenEstimate::bytes).orElse(0L)
                        + function.parameters().map(it -> bytes(it.toString())).orElse(0L);
            case Tool.Opaque opaque -> bytes(opaque.value().toString());
        };
    }

    private static long bytes(String text) {
        long bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit >= 0x80) {
                bytes += unit < 0x800 || Character.isSurrogate(unit) ? 1 : 2;
            }
        }
        return bytes;
    }
}
