package io.dvara.gateway.http.dialect;

import io.dvara.gateway.wiring.SingleInstance;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;

/** Gives out ids and times; safe for many threads. */
@SingleInstance
public class Stamps {

    private static final int DIGITS_OF_LONG = 16;

    private final InstantSource clock;
    private final LongSupplier random;

    /** Makes stamps of this machine's time. */
    public Stamps() {
        this(InstantSource.system(), () -> ThreadLocalRandom.current().nextLong());
    }

    /** Makes stamps of this clock and these random numbers. */
    public Stamps(InstantSource clock, LongSupplier random) {
        this.clock = clock;
        this.random = random;
    }

    /** Returns seconds since the epoch. */
    public long seconds() {
        return clock.millis() / 1000;
    }

    /** Returns 16 random hex digits. */
    public String span() {
        return HexFormat.of().toHexDigits(random.getAsLong(), DIGITS_OF_LONG);
    }

    /** Returns 32 random hex digits. */
    public String trace() {
        return span() + span();
    }
}
