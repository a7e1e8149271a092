package io.dvara.testkit.upstream;

/** How the peer learns where a body ends. */
enum Framing {

    /** A {@code Content-Length} header, counted from the script unless declared. */
    LENGTH,

    /** Chunked transfer coding, one chunk for each send. */
    CHUNKED,

    /** The end of the connection. */
    UNTIL_CLOSE
}
