package io.dvara.bench;

import java.time.Duration;

/** How an upstream of the chaos run behaves as time goes by. */
enum Mood {
    /** It answers at once. */
    FAST {
        @Override
        Deed at(Duration since, int count) {
            return Deed.ANSWER;
        }
    },
    /** It takes its time. */
    SLOW {
        @Override
        Deed at(Duration since, int count) {
            return Deed.ANSWER_LATE;
        }
    },
    /** It is well for some seconds and fails for as many, in all ways. */
    FLAPPING {
        @Override
        Deed at(Duration since, int count) {
            boolean well = since.toSeconds() / SPELL_SECONDS % 2 == 0;
            Deed[] failures = {Deed.ERROR, Deed.BUSY, Deed.HANG_UP, Deed.BREAK_OFF};
            return well ? Deed.ANSWER : failures[count % failures.length];
        }
    };

    private static final int SPELL_SECONDS = 4;

    /** What is done about one request. */
    enum Deed {
        ANSWER,
        ANSWER_LATE,
        ERROR,
        BUSY,
        HANG_UP,
        BREAK_OFF
    }

    /** Returns what is done about a request. */
    abstract Deed at(Duration sinceStart, int count);
}
