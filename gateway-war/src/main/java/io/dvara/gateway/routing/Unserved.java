package io.dvara.gateway.routing;

import io.dvara.api.provider.Fault;
import io.dvara.api.provider.ProviderException;
import io.dvara.gateway.health.TargetHealth;
import io.dvara.gateway.refusal.ErrorCode;
import io.dvara.gateway.refusal.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a client is told when nobody serves. */
final class Unserved {

    private static final Duration SOON = Duration.ofSeconds(1);

    private Unserved() {}

    /** Returns a failure as it is told: a rate limit always says when to come back. */
    static ProviderException failure(ProviderException failure) {
        ProviderException.Details details = failure.details();
        if (failure.fault() != Fault.RATE_LIMITED || details.retryAfter().isPresent()) {
            return failure;
        }
        ProviderException told = new ProviderException(
                failure.fault(),
                failure.getMessage(),
                new ProviderException.Details(
                        details.field(), Optional.of(SOON), details.vendorStatus(), details.vendorCode()));
        told.initCause(failure);
        return told;
    }

    /** Returns why nobody was asked. */
    static Refusal refusal(List<Leg> legs) {
        String who = legs.getFirst().target().provider().name();
        if (legs.stream().anyMatch(Leg::isOverloaded)) {
            return Refusal.of(
                            ErrorCode.OVERLOADED,
                            "As many calls to '" + who + "' are in flight as may be (dvara.concurrency.max-calls);"
                                    + " try again in a moment.")
                    .retryAfter(SOON);
        }
        if (legs.stream().allMatch(Leg::isShut)) {
            return Refusal.of(
                            ErrorCode.PROVIDER_CIRCUIT_OPEN,
                            "Upstream provider error: '" + who + "' has failed too often and is not asked for a while"
                                    + " (dvara.breaker); try again later.")
                    .retryAfter(soonest(legs, TargetHealth::closedFor));
        }
        return Refusal.of(
                        ErrorCode.PROVIDER_RATE_LIMITED,
                        "Upstream provider error: '" + who + "' limits the rate and asks to be left alone; try again"
                                + " later.")
                .retryAfter(soonest(legs, TargetHealth::coolingFor));
    }

    private static Duration soonest(List<Leg> legs, Function<TargetHealth, Duration> wait) {
        return legs.stream()
                .map(leg -> wait.apply(leg.health()))
                .filter(Duration::isPositive)
                .min(Duration::compareTo)
                .orElse(SOON);
    }
}
