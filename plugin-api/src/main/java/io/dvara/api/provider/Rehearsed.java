package io.dvara.api.provider;

import io.dvara.api.Preview;
import io.dvara.api.chat.Delivery;

/**
 * A provider that can be called without its vendor, so that the gateway may warm up what it runs.
 *
 * <p>During a rehearsal the gateway calls the provider as ever, but leads its HTTP calls to itself
 * and answers them with what stands here. Nothing of it reaches a vendor, a log or a metric.
 */
@Preview
public interface Rehearsed extends Provider {

    /** Returns what the vendor answers to a chat of one short message; always the same. */
    VendorAnswer rehearsal(Delivery delivery);

    /**
     * An answer as a vendor gives it, with status 200.
     *
     * @param mediaType the {@code Content-Type}
     * @param body the text of the body
     */
    @Preview
    record VendorAnswer(String mediaType, String body) {}
}
