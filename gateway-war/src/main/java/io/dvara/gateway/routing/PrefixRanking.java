package io.dvara.gateway.routing;

import io.dvara.gateway.live.DormantProvider;
import io.dvara.gateway.live.Generation;
import io.dvara.gateway.live.ProviderInstance;
import io.dvara.gateway.refusal.ErrorCode;
import io.dvara.gateway.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds who may serve a model by its name: its explicit choice, else the longest prefix, else the providers' lists. */
final class PrefixRanking {

    private final ModelCatalogue catalogue;

    PrefixRanking(ModelCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * Returns the targets in the order of the configuration; at least one.
     *
     * @throws Refusal when no provider supports the model
     */
    List<Target> rank(Generation generation, String model) {
        List<Target> targets = byName(generation, model);
        if (targets.isEmpty()) {
            targets = byPrefix(generation, model);
        }
        if (targets.isEmpty()) {
            targets = byList(generation, model);
        }
        if (targets.isEmpty()) {
            throw Refusal.of(ErrorCode.NO_PROVIDER, "No provider supports model: " + model + advice(generation, model))
                    .at("model");
        }
        return targets;
    }

    /** Returns how a provider is asked for a model that a client has named: without what only routing needs. */
    static String vendorName(ProviderInstance provider, String model) {
        String prefix = longestPrefix(provider.prefixes(), model);
        if (prefix.endsWith("/")) {
            return model.substring(prefix.length());
        }
        int own = provider.name().length() + 1;
        return model.length() > own && model.startsWith(provider.name()) && model.charAt(own - 1) == '/'
                ? model.substring(own)
                : model;
    }

    static String longestPrefix(List<String> prefixes, String model) {
        String longest = "";
        for (String prefix : prefixes) {
            if (prefix.length() > longest.length() && model.startsWith(prefix) && model.length() > prefixEnd(prefix)) {
                longest = prefix;
            }
        }
        return longest;
    }

    private static List<Target> byPrefix(Generation generation, String model) {
        int longest = 0;
        List<Target> targets = new ArrayList<>();
        for (ProviderInstance provider : generation.providers()) {
            String prefix = longestPrefix(provider.prefixes(), model);
            if (prefix.length() > longest) {
                longest = prefix.length();
                targets.clear();
            }
            if (longest > 0 && prefix.length() == longest) {
                targets.add(new Target(provider, prefix.endsWith("/") ? model.substring(longest) : model));
            }
        }
        return targets;
    }

    /** {@code provider/model} is an explicit choice. */
    private static List<Target> byName(Generation generation, String model) {
        int slash = model.indexOf('/');
        if (slash <= 0 || slash == model.length() - 1) {
            return List.of();
        }
        return generation
                .provider(model.substring(0, slash))
                .map(provider -> List.of(new Target(provider, model.substring(slash + 1))))
                .orElse(List.of());
    }

    private List<Target> byList(Generation generation, String model) {
        return generation.providers().stream()
                .filter(provider -> catalogue.lists(generation, provider, model))
                .map(provider -> new Target(provider, model))
                .limit(1)
                .toList();
    }

    private static int prefixEnd(String prefix) {
        return prefix.endsWith("/") ? prefix.length() : 0;
    }

    private static String advice(Generation generation, String model) {
        Optional<DormantProvider> dormant = generation.dormant().stream()
                .filter(it -> !longestPrefix(it.prefixes(), model).isEmpty())
                .findFirst();
        if (dormant.isPresent()) {
            return ". Set " + dormant.get().setting() + " to turn on the provider '"
                    + dormant.get().type() + "', which serves it.";
        }
        String known = String.join(
                ", ",
                generation.providers().stream()
                        .flatMap(it -> it.prefixes().stream())
                        .map(prefix -> prefix + "…")
                        .toList());
        return known.isEmpty()
                ? ". No provider is configured: set the API key variable of one, or list it in dvara.yaml."
                : ". Models served here begin with: " + known
                        + " (see GET /v1/models); other providers are added in dvara.yaml.";
    }
}
