package io.dvara.api.chat;

import io.dvara.api.Stable;
import java.util.Optional;

/**
 * The end of an answer.
 *
 * @param reason why
 * @param vendorReason the vendor's own word
 * @param stopText the stop text it came to
 */
@Stable
public record Finish(FinishReason reason, Optional<String> vendorReason, Optional<String> stopText) {

    /** Makes an end without details. */
    public static Finish of(FinishReason reason) {
        return new Finish(reason, Optional.empty(), Optional.empty());
    }
}
