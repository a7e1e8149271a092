package io.dvara.testkit.upstream;

/** Decides the answer from the request; it may not block (let the script wait instead). */
@FunctionalInterface
public interface Responder {

    /** Returns what to do on the wire for this request. */
    Script answer(ReceivedRequest request);
}
