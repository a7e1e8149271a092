package io.dvara.gateway.live;

import io.dvara.api.routing.TokenPrice;
import io.dvara.gateway.config.ModelGlob;
import io.dvara.gateway.config.Price;
import io.dvara.gateway.config.PriceBlock;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * What models cost.
 *
 * @param blocks the first one that matches counts
 * @param clock tells which of a price's hours it is
 */
public record PriceList(List<PriceBlock> blocks, InstantSource clock) {

    /** Copies the blocks. */
    public PriceList {
        blocks = List.copyOf(blocks);
    }

    /** Makes a list by the clock of the machine. */
    public PriceList(List<PriceBlock> blocks) {
        this(blocks, InstantSource.system());
    }

    /** Returns what a provider's model costs now, by the vendor's own name of it; empty when it is not known. */
    public Optional<Price> of(ProviderInstance provider, String model) {
        for (PriceBlock block : blocks) {
            if (isOf(block, provider) && names(block, model)) {
                return Optional.of(block.price().at(clock.instant()));
            }
        }
        return Optional.empty();
    }

    /** Returns what tokens of a provider's model usually cost; empty when that is not known. */
    public Optional<TokenPrice> ofTokens(ProviderInstance provider, String model) {
        return of(provider, model)
                .map(Price::usual)
                .flatMap(usual ->
                        usual.input().flatMap(input -> usual.output().map(output -> new TokenPrice(input, output))));
    }

    private static boolean isOf(PriceBlock block, ProviderInstance provider) {
        return block.provider().isEmpty()
                || block.provider().get().equals(provider.name())
                || block.provider().get().equals(provider.type());
    }

    private static boolean names(PriceBlock block, String model) {
        for (ModelGlob glob : block.models()) {
            if (glob.matches(model)) {
                return true;
            }
        }
        return false;
    }
}
