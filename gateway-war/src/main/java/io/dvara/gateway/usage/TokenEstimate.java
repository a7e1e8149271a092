package io.dvara.gateway.usage;

import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.Media;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Tool;
import java.nio.charset.StandardCharsets;

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
        return Math.max(1, Math.ceilDiv(bytes, BYTES_PER_TOKEN));
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
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
