package io.dvara.gateway.pipeline;

/**
 * The client's side of an exchange, as the writer of its answer serves it.
 *
 * <p>{@code flush} is called on the request's thread; the others come from the watch over calls, on
 * another thread, and must not block.
 */
public interface ClientSide {

    /** Sends out what is buffered. */
    void flush();

    /** Tells that the upstream has been silent for this long. */
    void silent(long nanos);

    /** Tells that the client is gone. */
    void left();

    /** Tells that the request's thread is lost in a plugin; the answer is to be ended from here. */
    void abandoned();

    /** Nobody to tell yet. */
    ClientSide NOBODY = new ClientSide() {
        @Override
        public void flush() {}

        @Override
        public void silent(long nanos) {}

        @Override
        public void left() {}

        @Override
        public void abandoned() {}
    };
}
