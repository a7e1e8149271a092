package io.dvara.gateway.plugins;

import io.dvara.api.provider.ProviderProfile;
import io.dvara.gateway.config.Blocks;
import io.dvara.gateway.config.Environment;
import io.dvara.gateway.config.Nearest;
import io.dvara.gateway.config.Problem;
import io.dvara.gateway.config.ProviderBlock;
import io.dvara.gateway.config.Settings;
import io.dvara.gateway.config.Values;
import io.dvara.gateway.live.DormantProvider;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides which providers there are: those of the file, then those of variables, else those that come alone; then routes. */
final class Planner {

    private final Settings settings;
    private final Environment environment;
    private final Border border;

    Planner(Settings settings, Environment environment, Border border) {
        this.settings = settings;
        this.environment = environment;
        this.border = border;
    }

    /** A type and the plugin that has it. */
    record Offer(LoadedPlugin plugin, ProviderType type) {

        ProviderProfile profile() {
            return type.profile();
        }
    }

    /** Plans for these plugins and the blocks of the file. */
    Plan plan(List<LoadedPlugin> plugins, Blocks blocks) {
        Plan providers = providers(plugins, blocks.providers());
        return new RoutePlanner(plugins, blocks, providers).plan(new Binding(settings, border));
    }

    private Plan providers(List<LoadedPlugin> plugins, List<ProviderBlock> blocks) {
        List<Offer> offers = plugins.stream()
                .flatMap(plugin -> plugin.types().stream()
                        .filter(ProviderType.class::isInstance)
                        .map(type -> new Offer(plugin, (ProviderType) type)))
                .toList();
        Set<String> named = blocks.stream().map(ProviderBlock::name).collect(Collectors.toSet());
        PlanDraft draft = new PlanDraft(settings, environment, new Binding(settings, border));
        for (ProviderBlock block : blocks) {
            offer(offers, block, draft).ifPresent(offer -> draft.addBlock(offer, block));
        }
        for (Offer offer : offers) {
            if (!named.contains(offer.type().type()) && draft.variablesAskFor(offer)) {
                draft.addFromVariables(offer);
            }
        }
        if (draft.isEmpty()) {
            alone(offers, named).forEach(draft::addAlone);
        }
        return draft.plan(dormant(offers, draft));
    }

    private static Stream<Offer> alone(List<Offer> offers, Set<String> named) {
        return offers.stream()
                .filter(offer -> offer.profile().activation() == ProviderProfile.Activation.ALONE)
                .filter(offer -> !named.contains(offer.type().type()));
    }

    private static Optional<Offer> offer(List<Offer> offers, ProviderBlock block, PlanDraft draft) {
        Optional<Offer> offer = offers.stream()
                .filter(it -> it.type().type().equals(block.type()))
                .findFirst();
        if (offer.isEmpty() && block.enabled().orElse(true)) {
            List<String> types =
                    offers.stream().map(it -> it.type().type()).sorted().toList();
            draft.reportMissingType(new Problem(
                    block.typePlace(),
                    block.path() + ".type",
                    "no plugin offers providers of type " + Values.quote(block.type())
                            + Nearest.hint(block.type(), types)
                            + "; if it is right, its jar is missing in the plugins folder"));
        }
        return offer;
    }

    private static List<DormantProvider> dormant(List<Offer> offers, PlanDraft draft) {
        return offers.stream()
                .filter(offer -> !draft.has(offer))
                .map(draft::dormant)
                .flatMap(Optional::stream)
                .toList();
    }
}
