package io.dvara.gateway.usage;

import io.dvara.api.chat.Usage;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a request used and what that costs.
 *
 * @param usage tokens; empty when no provider served
 * @param source who counted them
 * @param cost in US dollars; empty when nothing was used or the price is not known
 */
public record Spent(Optional<Usage> usage, Source source, Optional<BigDecimal> cost) {

    /** Nothing. */
    public static final Spent NOTHING = new Spent(Optional.empty(), Source.VENDOR, Optional.empty());

    /** Who counted tokens. */
    public enum Source {
        /** The vendor. */
        VENDOR,
        /** Nobody but the gateway, by the text that passed. */
        ESTIMATE
    }
}
