package io.dvara.gateway.upstream;

import io.dvara.gateway.live.CallLimits;
import java.time.Duration;

/** What a call to the outside is waiting for, and for how long it may. */
enum Limit {
    CONNECT("no connection", "connect", "connect-timeout") {
        @Override
        Duration of(CallLimits limits) {
            return limits.connect();
        }
    },
    FIRST_BYTE("no answer", "first-byte", "first-byte-timeout") {
        @Override
        Duration of(CallLimits limits) {
            return limits.firstByte();
        }
    },
    CHUNK("nothing more of the answer", "chunk", "chunk-timeout") {
        @Override
        Duration of(CallLimits limits) {
            return limits.betweenChunks();
        }
    },
    WHOLE("no whole answer", "total", "total-timeout") {
        @Override
        Duration of(CallLimits limits) {
            return limits.whole();
        }
    };

    private final String missing;
    private final String own;
    private final String common;

    Limit(String missing, String own, String common) {
        this.missing = missing;
        this.own = own;
        this.common = common;
    }

    abstract Duration of(CallLimits limits);

    /** Returns what to tell when it has passed. */
    String passed(CallLimits limits) {
        return missing + " within " + of(limits).toMillis() + " ms; the limit is the provider's timeouts." + own
                + " or dvara.upstream." + common;
    }
}
