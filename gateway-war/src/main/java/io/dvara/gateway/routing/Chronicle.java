package io.dvara.gateway.routing;

import io.dvara.api.chat.Usage;
import io.dvara.api.provider.Fault;
import io.dvara.gateway.live.ProviderInstance;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Who is told what comes of a try. */
public interface Chronicle {

    /** Tells that a target has failed, after this time. */
    void failed(String provider, String model, Fault fault, Duration took);

    /** Tells the time that was spent waiting for the upstream since this was last told. */
    void waited(Duration upstream);

    /** Tells which request fields the target left out. */
    void dropped(List<String> params);

    /** Returns what usage of a provider's model costs in US dollars; empty when its price is not known. */
    Optional<BigDecimal> cost(ProviderInstance provider, String model, Usage usage);
}
