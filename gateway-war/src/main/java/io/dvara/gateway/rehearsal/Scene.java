package io.dvara.gateway.rehearsal;

import io.dvara.api.chat.Delivery;
import io.dvara.api.provider.Rehearsed;
import io.dvara.api.provider.RehearsedDialects;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing to rehearse.
 *
 * @param provider the configured name of the provider
 * @param manner in which the answer is asked for
 * @param delivery how the answer is asked for
 * @param answer what its vendor says
 */
record Scene(String provider, Manner manner, Delivery delivery, Rehearsed.VendorAnswer answer) {

    static Scene of(String provider, Rehearsed rehearsed, Manner manner, Delivery delivery) {
        Optional<Rehearsed.VendorAnswer> own = rehearsed instanceof RehearsedDialects dialects
                ? dialects.rehearsal(manner.dialect(), delivery)
                : Optional.empty();
        return new Scene(provider, manner, delivery, own.orElseGet(() -> rehearsed.rehearsal(delivery)));
    }

    /** Returns the name by which the stage knows the scene; letters, digits and dashes. */
    String name() {
        String how = manner.name() + "-" + delivery.name();
        return how.toLowerCase(Locale.ROOT) + "-" + Integer.toHexString(provider.hashCode());
    }

    String question() {
        return manner.question(provider, delivery);
    }
}
