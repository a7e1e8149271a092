package io.dvara.gateway.http;

import io.dvara.gateway.upstream.ClientConnection;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** One HTTP request and its answer, whoever carries them; head and body may be used on any thread. */
interface Wire {

    /** Returns the first value of a request header. */
    Optional<String> header(String name);

    /** Returns the client's connection; empty when it cannot be watched. */
    Optional<ClientConnection> connection();

    /** Returns the request's body, whose reads block. */
    InputStream body() throws IOException;

    /** Begins the answer; once. */
    OutputStream begin(AnswerHead head) throws IOException;

    /** Lets the request go; nothing may be read or written any more. */
    void end();
}
