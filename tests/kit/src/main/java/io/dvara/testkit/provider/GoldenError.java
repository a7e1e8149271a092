package io.dvara.testkit.provider;

import io.dvara.api.provider.Fault;
import java.util.Locale;
import java.util.Set;

/** A refusal that every vendor words in its own way and every provider takes for the same fault. */
public enum GoldenError {

    /** The request is wrong: 400. */
    BAD_REQUEST(Fault.REJECTED),
    /** The key is unknown: 401. */
    UNAUTHORIZED(Fault.CREDENTIAL_REFUSED),
    /** The key may not do this: 403. */
    FORBIDDEN(Fault.CREDENTIAL_REFUSED),
    /** The model is unknown: 404. */
    MODEL_NOT_FOUND(Fault.MODEL_NOT_FOUND),
    /** The prompt is too long for the model. */
    CONTEXT_WINDOW(Fault.CONTEXT_WINDOW_EXCEEDED),
    /** The prompt was stopped by a filter. */
    CONTENT_FILTER(Fault.CONTENT_FILTERED),
    /** The request is larger than the vendor takes: 413. */
    TOO_LARGE(Fault.REJECTED, Fault.CONTEXT_WINDOW_EXCEEDED),
    /** Too many requests: 429. */
    RATE_LIMITED(Fault.RATE_LIMITED),
    /** The vendor failed: 500. */
    SERVER_ERROR(Fault.FAILED, Fault.UNAVAILABLE),
    /** The vendor is overloaded: 503 or its own status. */
    OVERLOADED(Fault.UNAVAILABLE);

    private final Set<Fault> faults;

    GoldenError(Fault... faults) {
        this.faults = Set.of(faults);
    }

    /** Returns the faults of which the provider throws one. */
    public Set<Fault> faults() {
        return faults;
    }

    /** Returns the case's name, such as {@code bad-request}. */
    public String caseName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
