package io.dvara.api.http;

import io.dvara.api.Stable;
import java.io.InputStream;

/**
 * An answer from the outside, whose body is still to be read.
 *
 * <p>Belongs to one thread at a time. Must be closed; closing before the body's end cuts the
 * connection.
 */
@Stable
public interface HttpAnswer extends AutoCloseable {

    /** Returns the status, such as 200. */
    int status();

    /** Returns the header fields. */
    HttpHeaders headers();

    /**
     * Returns the body, decompressed; the same stream at each call.
     *
     * <p>Its reads block for as long as the time limits of the call allow. They throw no {@code
     * IOException} but an {@link io.dvara.api.provider.ProviderException} that tells why: time-out,
     * broken connection, too many bytes, or a call that was cancelled. A plugin lets it pass.
     */
    InputStream body();

    /**
     * Tells that what follows in the body, if anything, is of no interest.
     *
     * <p>For bodies with an end mark of their own: closing does not cut the connection then, but lets
     * the gateway read the little that is left and keep it.
     */
    default void finish() {}

    /** Releases the connection, whole or cut. */
    @Override
    void close();
}
