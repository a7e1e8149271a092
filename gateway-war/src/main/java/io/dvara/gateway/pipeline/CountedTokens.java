package io.dvara.gateway.pipeline;

/**
 * How many tokens a request has.
 *
 * @param count of all that the model would read
 * @param source who says so
 */
public record CountedTokens(long count, Source source) {

    /** Who counts. */
    public enum Source {
        /** The vendor of the model. */
        VENDOR,
        /** The gateway, by a rule of thumb. */
        ESTIMATE
    }
}
