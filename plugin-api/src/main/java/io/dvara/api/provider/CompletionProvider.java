package io.dvara.api.provider;

import io.dvara.api.Stable;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.completion.CompletionRequest;
import java.util.stream.Stream;

/** A provider that continues plain text by an API of its own; for others the gateway chats. */
@Stable
public interface CompletionProvider extends Provider {

    /**
     * Opens a text completion; its text comes as {@link io.dvara.api.chat.Delta.Text}.
     *
     * <p>The rules of {@link ChatProvider#chat} hold.
     *
     * @throws ProviderException here or while the stream is pulled
     */
    Stream<ChatChunk> complete(CompletionRequest request, Call call);
}
