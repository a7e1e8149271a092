package com.example.echo;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import io.dvara.api.chat.ChoiceDelta;
import io.dvara.api.chat.Delta;
import io.dvara.api.chat.Finish;
import io.dvara.api.chat.FinishReason;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.ToolUse;
import io.dvara.api.chat.Usage;
import io.dvara.api.provider.Call;
import io.dvara.api.provider.ChatProvider;
import io.dvara.api.provider.ProviderException;
import java.util.Optional;
import java.util.stream.Stream;

/** Repeats the last message. */
final class EchoProvider implements ChatProvider {

    private final EchoSettings settings;

    EchoProvider(EchoSettings settings) {
        this.settings = settings;
    }

    @Override
    public Stream<ChatChunk> chat(ChatRequest request, Call call) {
        if (!request.tools().equals(ToolUse.NONE)) {
            throw ProviderException.unsupported("tools", "echo calls no tools");
        }
        request.extra().keySet().forEach(call::dropped);

        Message last = request.messages().getLast();
        String text = settings.prefix() + last.text();
        return Stream.of(
                ChatChunk.of(new ChatChunk.Head(Optional.empty(), Optional.of(request.model()), Optional.empty())),
                ChatChunk.of(ChoiceDelta.of(0, new Delta.Text(0, text))),
                ChatChunk.of(ChoiceDelta.end(0, Finish.of(FinishReason.STOP))),
                ChatChunk.of(Usage.of(last.text().length(), text.length())));
    }
}
