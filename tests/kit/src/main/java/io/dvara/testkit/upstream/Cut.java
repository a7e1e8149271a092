package io.dvara.testkit.upstream;

/** The ways in which one side ends a TCP connection. */
public enum Cut {

    /** An orderly end (FIN): the other side reads an end of stream. */
    FIN,

    /** An abortive end (RST): the other side reads "connection reset". */
    RESET
}
