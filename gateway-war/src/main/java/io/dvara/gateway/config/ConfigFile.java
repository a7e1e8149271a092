package io.dvara.gateway.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What stands in {@code dvara.yaml}.
 *
 * <p>Keys may be nested or written with dots, with or without {@code dvara} before them.
 *
 * @param scalars the gateway's own settings by their full key
 * @param keyPlaces where these keys stand
 * @param blocks providers, routes and prices
 */
record ConfigFile(Map<String, ConfigNode.Scalar> scalars, Map<String, String> keyPlaces, Blocks blocks) {

    private static final String ROOT = "dvara";

    static ConfigFile absent() {
        return new ConfigFile(Map.of(), Map.of(), Blocks.NONE);
    }

    static ConfigFile read(Path file, Environment environment, List<Problem> problems) {
        String name = String.valueOf(file.getFileName());
        return new Flattening(problems)
                .flatten(new YamlReader(name, new VariableExpansion(environment), problems).read(file));
    }

    /** Reports the keys that nobody knows. */
    void check(Set<String> known, List<Problem> problems) {
        List<String> names = new ArrayList<>(known);
        names.add(ROOT + ".providers");
        names.add(ROOT + ".routes");
        names.add(ROOT + ".pricing");
        keyPlaces.forEach((key, place) -> {
            if (!known.contains(key)) {
                problems.add(new Problem(place, key, "unknown key" + Nearest.hint(key, names)));
            }
        });
    }

    private static final class Flattening {

        private final Map<String, ConfigNode.Scalar> scalars = new LinkedHashMap<>();
        private final Map<String, String> keyPlaces = new LinkedHashMap<>();
        private final List<ProviderBlock> providers = new ArrayList<>();
        private final List<RouteBlock> routes = new ArrayList<>();
        private final List<PriceBlock> prices = new ArrayList<>();
        private final List<Problem> problems;

        Flattening(List<Problem> problems) {
            this.problems = problems;
        }

        ConfigFile flatten(ConfigNode.Mapping root) {
            root.members().forEach((key, member) -> {
                boolean rooted = key.equals(ROOT) || key.startsWith(ROOT + ".");
                add(rooted ? key : ROOT + "." + key, member);
            });
            return new ConfigFile(scalars, keyPlaces, new Blocks(providers, routes, prices));
        }

        private void add(String key, ConfigNode.Member member) {
            if (key.equals(ROOT + ".providers")) {
                providers.addAll(new ProviderBlocks(problems).read(member.value()));
                return;
            }
            if (key.equals(ROOT + ".routes")) {
                routes.addAll(new RouteBlocks(problems).read(member.value()));
                return;
            }
            if (key.equals(ROOT + ".pricing")) {
                prices.addAll(new PriceBlocks(problems).read(member.value()));
                return;
            }
            switch (member.value()) {
                case ConfigNode.Mapping mapping ->
                    mapping.members().forEach((inner, value) -> add(key + "." + inner, value));
                case ConfigNode.Sequence list -> put(key, member, text(key, list));
                case ConfigNode.Scalar scalar -> put(key, member, Optional.of(scalar.text()));
            }
        }

        private void put(String key, ConfigNode.Member member, Optional<String> text) {
            String full = Keys.kebab(key);
            keyPlaces.put(full, member.keyPlace());
            text.ifPresent(it ->
                    scalars.put(full, new ConfigNode.Scalar(it, member.value().place())));
        }

        private Optional<String> text(String key, ConfigNode.Sequence list) {
            List<String> texts = new ArrayList<>();
            for (ConfigNode item : list.items()) {
                if (!(item instanceof ConfigNode.Scalar scalar)) {
                    problems.add(new Problem(item.place(), key, "single values are expected"));
                    return Optional.empty();
                }
                texts.add(scalar.text());
            }
            return Optional.of(String.join(",", texts));
        }
    }
}
