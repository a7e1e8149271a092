package io.dvara.api.provider;

import io.dvara.api.Stable;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChatRequest;
import java.util.stream.Stream;

/** A provider that answers chats. */
@Stable
public interface ChatProvider extends Provider {

    /**
     * Opens a chat and returns its answer, piece by piece.
     *
     * <p>Blocks until the upstream has answered at all; the rest is pulled: each step of the stream
     * may block, on a thread other than that of this call but never on two at once. The stream is
     * sequential, lazy and closed by the gateway, also in the middle; closing it ends the upstream
     * call. A whole answer ({@link io.dvara.api.chat.Delivery#WHOLE}) is a stream of one chunk or a
     * few. Usage is always reported when the vendor knows it. Every request field is mapped, refused
     * with {@link Fault#UNSUPPORTED_PARAMETER}, or named to {@link Call#dropped}.
     *
     * @throws ProviderException here or while the stream is pulled
     */
    Stream<ChatChunk> chat(ChatRequest request, Call call);
}
