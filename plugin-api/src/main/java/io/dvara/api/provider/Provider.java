package io.dvara.api.provider;

import io.dvara.api.Stable;

/**
 * One configured access to a vendor; what it can do is told by the interfaces it implements.
 *
 * <p>{@link ChatProvider}, {@link CompletionProvider}, {@link EmbeddingProvider}, {@link ModelProvider},
 * {@link TokenCounter} and {@link NativeDialects} are the abilities. Safe for many threads.
 */
@Stable
public interface Provider extends AutoCloseable {

    /** Frees what the provider holds; called once, after its last call has ended. */
    @Override
    default void close() {}
}
