package io.dvara.provider.mock;

import io.dvara.api.chat.Sampling;
import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;

/** How many answers a request gets, and how they differ. */
final class Choices {

    private static final int MOST = 128;

    private Choices() {}

    static int count(Sampling sampling) {
        int count = sampling.choices().orElse(1);
        if (count < 1 || count > MOST) {
            throw new ProviderException(
                    Fault.REJECTED,
                    "n must be from 1 to " + MOST + ", not " + count,
                    ProviderException.Details.field("n"));
        }
        return count;
    }

    /** Returns what tells the ids of a choice from those of the others. */
    static String mark(int choice) {
        return choice == 0 ? "" : "_" + choice;
    }
}
