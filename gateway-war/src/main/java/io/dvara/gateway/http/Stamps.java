package io.dvara.gateway.http;

import io.dvara.gateway.wiring.SingleInstance;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;

/** Gives out ids and times; safe for many threads. */
@SingleInstance
class Stamps {

    private static final int DIGITS_OF_LONG = 16;

    private final InstantSource clock;
    private final LongSupplier random;

    /** Makes stamps of this machine's time. */
    Stamps() {
        this(InstantSource.system(), () -> ThreadLocalRandom.current().nextLong());
    }

    Stamps(InstantSource clock, LongSupplier random) {
        this.clock = clock;
        this.random = random;
    }

    /** Returns seconds since the epoch. */
    long seconds() {
        return clock.millis() / 1000;
    }

    /** Returns 16 random hex digits. */
    String span() {
        return HexFormat.of().toHexDigits(random.getAsLong(), DIGITS_OF_LONG);
    }

    /** Returns 32 random hex digits. */
    String trace() {
        return span() + span();
    }
}
