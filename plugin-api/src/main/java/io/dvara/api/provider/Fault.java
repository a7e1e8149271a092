package io.dvara.api.provider;

import io.dvara.api.Stable;

/** Why a call failed: the status for the client, whose blame, and whether another target may serve. */
@Stable
public enum Fault {
    /** The vendor refuses this request as it is. */
    REJECTED(400, Blame.CALLER, Elsewhere.POINTLESS),
    /** A field has no form in the vendor's API; the exception names it. */
    UNSUPPORTED_PARAMETER(400, Blame.CALLER, Elsewhere.MAY_SERVE),
    /** The request is larger than the model's context window. */
    CONTEXT_WINDOW_EXCEEDED(400, Blame.CALLER, Elsewhere.LARGER_WINDOW),
    /** The vendor's content filter stopped the request. */
    CONTENT_FILTERED(400, Blame.CALLER, Elsewhere.POINTLESS),
    /** The vendor does not know the model. */
    MODEL_NOT_FOUND(400, Blame.CALLER, Elsewhere.POINTLESS),
    /** The vendor refuses our credential or our account. */
    CREDENTIAL_REFUSED(502, Blame.OPERATOR, Elsewhere.MAY_SERVE),
    /** The vendor limits our rate. */
    RATE_LIMITED(429, Blame.PROVIDER, Elsewhere.MAY_SERVE),
    /** The vendor is overloaded or down for the moment. */
    UNAVAILABLE(502, Blame.PROVIDER, Elsewhere.MAY_SERVE),
    /** The vendor answered with an error of its own. */
    FAILED(502, Blame.PROVIDER, Elsewhere.MAY_SERVE),
    /** No connection could be made. */
    UNREACHABLE(502, Blame.PROVIDER, Elsewhere.MAY_SERVE),
    /** The answer broke off. */
    BROKEN(502, Blame.PROVIDER, Elsewhere.MAY_SERVE),
    /** The answer is not what the vendor's API promises. */
    MALFORMED(502, Blame.PROVIDER, Elsewhere.MAY_SERVE),
    /** A time limit passed. */
    TIMED_OUT(504, Blame.PROVIDER, Elsewhere.MAY_SERVE),
    /** The caller left, or the gateway ended the call. */
    CANCELLED(499, Blame.CALLER, Elsewhere.POINTLESS);

    /** Who can mend it. */
    @Stable
    public enum Blame {
        /** Whoever sent the request. */
        CALLER,
        /** Whoever runs the gateway. */
        OPERATOR,
        /** The vendor. */
        PROVIDER
    }

    /** Whether the same request may succeed at another target. */
    @Stable
    public enum Elsewhere {
        /** It may. */
        MAY_SERVE,
        /** Only where the context window is larger. */
        LARGER_WINDOW,
        /** It would fail everywhere. */
        POINTLESS
    }

    private final int status;
    private final Blame blame;
    private final Elsewhere elsewhere;

    Fault(int status, Blame blame, Elsewhere elsewhere) {
        this.status = status;
        this.blame = blame;
        this.elsewhere = elsewhere;
    }

    /** Returns the HTTP status with which the client is told. */
    public int status() {
        return status;
    }

    /** Returns who can mend it. */
    public Blame blame() {
        return blame;
    }

    /** Returns whether another target may serve. */
    public Elsewhere elsewhere() {
        return elsewhere;
    }
}
