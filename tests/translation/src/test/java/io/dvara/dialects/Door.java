package io.dvara.dialects;

/** A dialect's client: the SDK of the vendor whose dialect it is. */
interface Door {

    /** Returns the dialect's name. */
    String label();

    /** Asks, and checks on the way all that holds for every answer of the dialect. */
    Heard ask(Question question, String trace);

    /** Returns the dialect's type of an error of this status that the gateway answers with. */
    String errorType(int status);
}
