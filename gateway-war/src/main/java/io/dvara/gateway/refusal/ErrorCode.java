package io.dvara.gateway.refusal;

/** The codes of errors, each with its HTTP status and its type in the error envelope. */
public enum ErrorCode {
    /** No provider supports the model. */
    NO_PROVIDER(400, Type.INVALID_REQUEST),
    /** The body is not JSON. */
    INVALID_JSON(400, Type.INVALID_REQUEST),
    /** A field has a wrong value. */
    VALIDATION_ERROR(400, Type.INVALID_REQUEST),
    /** A field has no form in the provider's API. */
    UNSUPPORTED_PARAMETER(400, Type.INVALID_REQUEST),
    /** The provider refuses the request as it is. */
    PROVIDER_REJECTED_REQUEST(400, Type.INVALID_REQUEST),
    /** The request is larger than the model's context window. */
    CONTEXT_WINDOW_EXCEEDED(400, Type.INVALID_REQUEST),
    /** The key is missing, unknown, revoked or expired. */
    UNAUTHORIZED(401, Type.AUTHENTICATION),
    /** There is nothing at this path. */
    NOT_FOUND(404, Type.INVALID_REQUEST),
    /** The path knows other methods. */
    METHOD_NOT_ALLOWED(405, Type.INVALID_REQUEST),
    /** The body is larger than allowed. */
    REQUEST_TOO_LARGE(413, Type.INVALID_REQUEST),
    /** The body is of a type that is not understood. */
    UNSUPPORTED_MEDIA_TYPE(415, Type.INVALID_REQUEST),
    /** The provider limits our rate. */
    PROVIDER_RATE_LIMITED(429, Type.RATE_LIMIT),
    /** A defect of the gateway. */
    INTERNAL_ERROR(500, Type.SERVER),
    /** The provider failed. */
    PROVIDER_ERROR(502, Type.SERVER),
    /** Every provider that could serve has failed too often and is left alone for a while. */
    PROVIDER_CIRCUIT_OPEN(503, Type.SERVER),
    /** The gateway sheds load. */
    OVERLOADED(503, Type.SERVER),
    /** The provider took too long. */
    PROVIDER_TIMEOUT(504, Type.SERVER),
    /** The request has passed this gateway already. */
    LOOP_DETECTED(508, Type.INVALID_REQUEST);

    /** The type in the error envelope. */
    public enum Type {
        /** The request is wrong. */
        INVALID_REQUEST("invalid_request_error"),
        /** The key is wrong. */
        AUTHENTICATION("authentication_error"),
        /** Too many requests. */
        RATE_LIMIT("rate_limit_error"),
        /** The gateway or a provider is to blame. */
        SERVER("server_error");

        private final String text;

        Type(String text) {
            this.text = text;
        }

        /** Returns the word that stands in the envelope. */
        public String text() {
            return text;
        }
    }

    private final int status;
    private final Type type;

    ErrorCode(int status, Type type) {
        this.status = status;
        this.type = type;
    }

    /** Returns the HTTP status. */
    public int status() {
        return status;
    }

    /** Returns the type in the error envelope. */
    public Type type() {
        return type;
    }
}
