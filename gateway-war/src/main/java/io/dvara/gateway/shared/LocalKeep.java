package io.dvara.gateway.shared;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import io.dvara.gateway.config.Settings;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/** Keeps values in the memory of this process; what was used least goes first. */
@SingleInstance
public class LocalKeep implements Keep {

    /** What an entry takes beside its texts and bytes. */
    private static final int OVERHEAD = 256;

    private final Cache<Spot, Kept> kept;

    private record Kept(byte[] value, long nanos) {}

    /** Makes a keep within the bounds of the settings. */
    @Inject
    public LocalKeep(Settings settings) {
        this(settings.memory(), Ticker.systemTicker());
    }

    /** An entry weighs at least its share, so that neither too many nor too large ones are kept. */
    LocalKeep(Settings.Memory bounds, Ticker ticker) {
        long share = Math.ceilDiv(bounds.maxBytes(), bounds.maxEntries());
        kept = Caffeine.newBuilder()
                .maximumWeight(bounds.maxBytes())
                .<Spot, Kept>weigher((spot, value) ->
                        (int) Math.min(Integer.MAX_VALUE, Math.max(share, weight(spot, value))))
                .expireAfter(Expiry.<Spot, Kept>writing((_, value) -> Duration.ofNanos(value.nanos())))
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    private static long weight(Spot spot, Kept value) {
        return OVERHEAD + 2L * (spot.scope().length() + spot.id().length()) + value.value().length;
    }

    @Override
    public void put(Spot spot, byte[] value, Duration timeToLive) {
        kept.put(spot, new Kept(value, timeToLive.toNanos()));
    }

    @Override
    public Optional<byte[]> get(Spot spot) {
        return Optional.ofNullable(kept.getIfPresent(spot)).map(Kept::value);
    }

    @Override
    public boolean remove(Spot spot) {
        return kept.asMap().remove(spot) != null;
    }
}
