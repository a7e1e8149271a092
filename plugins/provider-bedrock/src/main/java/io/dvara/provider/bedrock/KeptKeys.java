package io.dvara.provider.bedrock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/**
 * Keeps access keys for some seconds: asking where they are takes a thread of its own and ten times as
 * long as the rest of a request.
 *
 * <p>Keys that are about to expire are not kept, for their source renews them when it is asked. Safe for
 * many threads.
 */
final class KeptKeys implements Signing.Source {

    /** After so long at the latest, keys that were changed are seen. */
    static final Duration KEPT = Duration.ofSeconds(10);

    /** So long keys are kept that do not say when they expire, which those of a process still may, by its word alone. */
    static final Duration UNTOLD = Duration.ofSeconds(1);

    /** With less time left to live, keys are asked for by each request. */
    static final Duration RENEWAL = Duration.ofMinutes(5);

    private final Signing.Source source;
    private final Clock clock;
    private volatile Optional<Kept> kept = Optional.empty();

    private record Kept(AwsCredentials keys, Instant until) {}

    KeptKeys(Signing.Source source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override
    public AwsCredentials ask(Duration patience) {
        Instant now = clock.instant();
        return kept.filter(it -> now.isBefore(it.until())).map(Kept::keys).orElseGet(() -> renewed(now, patience));
    }

    private AwsCredentials renewed(Instant now, Duration patience) {
        AwsCredentials found = source.ask(patience);
        kept = Optional.of(new Kept(found, until(now, found)));
        return found;
    }

    private static Instant until(Instant now, AwsCredentials keys) {
        Instant usual = now.plus(keys.expirationTime().isPresent() ? KEPT : UNTOLD);
        return keys.expirationTime()
                .map(expiry -> expiry.minus(RENEWAL))
                .filter(usual::isAfter)
                .orElse(usual);
    }
}
