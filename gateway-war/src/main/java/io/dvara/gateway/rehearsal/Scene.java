package io.dvara.gateway.rehearsal;

import io.dvara.api.chat.Delivery;
import io.dvara.api.provider.Rehearsed;
import java.util.Locale;

/**
 * One thing to rehearse.
 *
 * @param provider the configured name of the provider
 * @param delivery how the answer is asked for
 * @param answer what its vendor says
 */
record Scene(String provider, Delivery delivery, Rehearsed.VendorAnswer answer) {

    /** Returns the name by which the stage knows the scene; letters, digits and dashes. */
    String name() {
        return delivery.name().toLowerCase(Locale.ROOT) + "-" + Integer.toHexString(provider.hashCode());
    }
}
