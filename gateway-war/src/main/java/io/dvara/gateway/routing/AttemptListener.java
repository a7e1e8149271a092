package io.dvara.gateway.routing;

import io.dvara.api.routing.Outcome;
import java.time.Duration;

/** Hears how an attempt at a target goes; never throws. */
interface AttemptListener {

    /** Nobody listens. */
    AttemptListener NOBODY = new AttemptListener() {
        @Override
        public void begun() {}

        @Override
        public void firstContent(Duration sinceBegun) {}

        @Override
        public void outrun(Duration sinceBegun) {}

        @Override
        public void ended(Outcome outcome) {}
    };

    /** Hears that the target is about to be asked. */
    void begun();

    /** Hears that the first content has come. */
    void firstContent(Duration sinceBegun);

    /** Hears that another target, asked beside it, had content sooner. */
    void outrun(Duration sinceBegun);

    /** Hears that the attempt is over. */
    void ended(Outcome outcome);
}
