package io.dvara.gateway.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the list of routes; whether providers and strategies exist is not known here. */
final class RouteBlocks {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}");
    private static final List<String> KEYS = List.of("name", "models", "strategy", "candidates", "fallbacks", "hedge");

    private final List<Problem> problems;
    private final CandidateBlocks candidates;
    private final HedgeReader hedges;

    RouteBlocks(List<Problem> problems) {
        this.problems = problems;
        this.candidates = new CandidateBlocks(problems);
        this.hedges = new HedgeReader(problems);
    }

    List<RouteBlock> read(ConfigNode node) {
        if (!(node instanceof ConfigNode.Sequence list)) {
            problems.add(new Problem(node.place(), "routes", "a list is expected, each item with name and candidates"));
            return List.of();
        }
        List<RouteBlock> blocks = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int index = 0; index < list.items().size(); index++) {
            route(list.items().get(index), "routes[" + index + "]").ifPresent(block -> {
                if (!names.add(block.name())) {
                    problems.add(new Problem(
                            block.place(), block.path(), "a route named '" + block.name() + "' stands above"));
                }
                blocks.add(block);
            });
        }
        return blocks;
    }

    private Optional<RouteBlock> route(ConfigNode node, String path) {
        if (!(node instanceof ConfigNode.Mapping mapping)) {
            problems.add(new Problem(node.place(), path, "keys and values are expected, such as 'name: fast'"));
            return Optional.empty();
        }
        Members members = new Members(mapping, path, problems);
        members.only(KEYS);
        Optional<ConfigNode.Scalar> name = members.scalar("name");
        if (name.isEmpty() || !NAME.matcher(name.get().text()).matches()) {
            problems.add(new Problem(
                    name.map(ConfigNode.Scalar::place).orElse(mapping.place()),
                    path + ".name",
                    "a name is expected, of letters, digits, '.', '_', ':' and '-', at most 64"));
            return Optional.empty();
        }
        RouteBlock block = new RouteBlock(
                name.get().text(),
                path,
                mapping.place(),
                models(members, name.get()),
                members.node("strategy").flatMap(it -> strategy(it, path + ".strategy")),
                candidates.read(members, "candidates"),
                candidates.read(members, "fallbacks"),
                hedges.read(members, name.get().text()));
        if (block.hedge().isPresent() && block.candidates().size() < 2) {
            problems.add(new Problem(
                    mapping.place(), path + ".hedge", "needs a second candidate, which could be asked as well"));
        }
        return Optional.of(block);
    }

    /** A route that names no models is asked for by its own name. */
    private List<RouteBlock.Pattern> models(Members members, ConfigNode.Scalar name) {
        Optional<ConfigNode> models = members.node("models").or(() -> members.node("model"));
        List<RouteBlock.Pattern> patterns = new ArrayList<>();
        switch (models.orElse(name)) {
            case ConfigNode.Scalar one -> patterns.add(pattern(one));
            case ConfigNode.Sequence list ->
                list.items().forEach(item -> {
                    if (item instanceof ConfigNode.Scalar one) {
                        patterns.add(pattern(one));
                    } else {
                        problems.add(
                                new Problem(item.place(), members.path() + ".models", "single values are expected"));
                    }
                });
            case ConfigNode.Mapping other ->
                problems.add(new Problem(other.place(), members.path() + ".models", "a list is expected"));
        }
        for (int index = 0; index < patterns.size(); index++) {
            RouteBlock.Pattern pattern = patterns.get(index);
            String key = members.path() + ".models[" + index + "]";
            pattern.glob()
                    .impossible()
                    .ifPresent(why -> problems.add(new Problem(
                            pattern.place(), key, Values.quote(pattern.glob().text()) + " " + why)));
        }
        return patterns;
    }

    private static RouteBlock.Pattern pattern(ConfigNode.Scalar text) {
        return new RouteBlock.Pattern(new ModelGlob(text.text()), text.place());
    }

    private Optional<RouteBlock.Strategy> strategy(ConfigNode node, String path) {
        if (node instanceof ConfigNode.Scalar type) {
            ConfigNode.Mapping nothing = new ConfigNode.Mapping(Map.of(), type.place());
            return Optional.of(new RouteBlock.Strategy(type.text(), type.place(), nothing));
        }
        if (node instanceof ConfigNode.Mapping mapping) {
            Members members = new Members(mapping, path, problems);
            Optional<ConfigNode.Scalar> type = members.scalar("type");
            if (type.isPresent()) {
                return Optional.of(
                        new RouteBlock.Strategy(type.get().text(), type.get().place(), members.rest("type")));
            }
        }
        problems.add(new Problem(
                node.place(),
                path,
                "a type is expected: 'strategy: weighted', or 'type: weighted' beside its settings"));
        return Optional.empty();
    }
}
