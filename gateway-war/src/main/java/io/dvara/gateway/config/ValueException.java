package io.dvara.gateway.config;

/** Tells why a text is no value of the wanted kind; the message does not repeat the text. */
public final class ValueException extends Exception {

    private static final long serialVersionUID = 1;

    /** Makes the exception; the message is shown behind the key. */
    public ValueException(String message) {
        super(message);
    }
}
