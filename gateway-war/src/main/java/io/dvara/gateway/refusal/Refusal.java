package io.dvara.gateway.refusal;

import java.time.Duration;
import java.util.Optional;

/**
 * Ends a request with an error; the message is for the client and says what to do.
 *
 * <p>It holds no prompt, no credential and nothing internal.
 */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ErrorCode code;
    private final transient Optional<String> param;
    private final transient Optional<Duration> retryAfter;

    private Refusal(ErrorCode code, String message, Optional<String> param, Optional<Duration> retryAfter) {
        super(message);
        this.code = code;
        this.param = param;
        this.retryAfter = retryAfter;
    }

    /** Makes a refusal. */
    public static Refusal of(ErrorCode code, String message) {
        return new Refusal(code, message, Optional.empty(), Optional.empty());
    }

    /** Returns this refusal with the request field that is to blame. */
    public Refusal at(String field) {
        return caused(new Refusal(code, getMessage(), Optional.of(field), retryAfter));
    }

    /** Returns this refusal with the time after which to try again. */
    public Refusal retryAfter(Duration delay) {
        return caused(new Refusal(code, getMessage(), param, Optional.of(delay)));
    }

    /** Returns this refusal with the exception that led to it, for the log. */
    public Refusal causedBy(Throwable cause) {
        initCause(cause);
        return this;
    }

    /** Returns the code. */
    public ErrorCode code() {
        return code;
    }

    /** Returns the request field that is to blame. */
    public Optional<String> param() {
        return param;
    }

    /** Returns the time after which to try again. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    private Refusal caused(Refusal copy) {
        if (getCause() != null) {
            copy.initCause(getCause());
        }
        return copy;
    }
}
