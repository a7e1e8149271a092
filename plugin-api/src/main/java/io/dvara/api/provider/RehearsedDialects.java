package io.dvara.api.provider;

import io.dvara.api.Preview;
import io.dvara.api.chat.Delivery;
import io.dvara.api.chat.Dialect;
import java.util.Optional;

/** A rehearsed provider whose vendor answers requests of some dialects by another API than chats. */
@Preview
public interface RehearsedDialects extends Rehearsed {

    /** Returns what the vendor answers to a chat that comes in a dialect; empty when that is what all get. */
    Optional<VendorAnswer> rehearsal(Dialect dialect, Delivery delivery);
}
