package io.dvara.api.provider;

import io.dvara.api.Stable;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Tells that a call failed, and why.
 *
 * <p>The message is shown to clients: it says what was wrong in the vendor's words where there are
 * any, and holds no credential and no prompt.
 */
@Stable
public final class ProviderException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Fault fault;
    private final transient Details details;

    /**
     * What is known beside the fault.
     *
     * @param field the request field that is to blame
     * @param retryAfter how long the vendor asks to wait
     * @param vendorStatus the HTTP status of the vendor's answer
     * @param vendorCode the vendor's own code or type of the error
     */
    @Stable
    public record Details(
            Optional<String> field,
            Optional<Duration> retryAfter,
            OptionalInt vendorStatus,
            Optional<String> vendorCode) {

        /** Nothing is known. */
        public static final Details NONE =
                new Details(Optional.empty(), Optional.empty(), OptionalInt.empty(), Optional.empty());

        /** Makes the details of a request field that is to blame. */
        public static Details field(String name) {
            return new Details(Optional.of(name), Optional.empty(), OptionalInt.empty(), Optional.empty());
        }
    }

    /** Makes an exception of which no more is known. */
    public ProviderException(Fault fault, String message) {
        this(fault, message, Details.NONE);
    }

    /** Makes an exception with details. */
    public ProviderException(Fault fault, String message, Details details) {
        super(message);
        this.fault = fault;
        this.details = details;
    }

    /** Makes an exception that another one caused. */
    public ProviderException(Fault fault, String message, Throwable cause) {
        super(message, cause);
        this.fault = fault;
        this.details = Details.NONE;
    }

    /** Makes the exception for a request field that the vendor's API cannot express. */
    public static ProviderException unsupported(String field, String message) {
        return new ProviderException(Fault.UNSUPPORTED_PARAMETER, message, Details.field(field));
    }

    /** Returns the kind of failure. */
    public Fault fault() {
        return fault;
    }

    /** Returns what else is known. */
    public Details details() {
        return details;
    }
}
