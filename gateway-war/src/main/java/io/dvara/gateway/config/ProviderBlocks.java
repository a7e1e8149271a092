package io.dvara.gateway.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the list of providers. */
final class ProviderBlocks {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");
    private static final List<String> TIMEOUTS = List.of("connect", "first-byte", "chunk", "total");

    private static final String[] OURS = {
        "name", "type", "prefixes", "timeouts", "max-answer-bytes", "enabled", "retry", "breaker", "concurrency"
    };

    private final List<Problem> problems;

    ProviderBlocks(List<Problem> problems) {
        this.problems = problems;
    }

    List<ProviderBlock> read(ConfigNode node) {
        if (!(node instanceof ConfigNode.Sequence list)) {
            problems.add(new Problem(node.place(), "providers", "a list is expected, each item with name and type"));
            return List.of();
        }
        List<ProviderBlock> blocks = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int index = 0; index < list.items().size(); index++) {
            String path = "providers[" + index + "]";
            block(list.items().get(index), path).ifPresent(block -> {
                if (!names.add(block.name())) {
                    problems.add(new Problem(
                            block.settings().place(), path, "a provider named '" + block.name() + "' stands above"));
                }
                blocks.add(block);
            });
        }
        return blocks;
    }

    private Optional<ProviderBlock> block(ConfigNode node, String path) {
        if (!(node instanceof ConfigNode.Mapping mapping)) {
            problems.add(new Problem(node.place(), path, "keys and values are expected, such as 'name: acme'"));
            return Optional.empty();
        }
        Members members = new Members(mapping, path, problems);
        Optional<ConfigNode.Scalar> name = members.scalar("name");
        Optional<ConfigNode.Scalar> type = members.scalar("type").or(() -> name);
        if (type.isEmpty()) {
            problems.add(new Problem(mapping.place(), path, "name and type are missing; write 'name: acme'"));
            return Optional.empty();
        }
        ConfigNode.Scalar named = name.or(() -> type).orElseThrow();
        if (!NAME.matcher(named.text()).matches()) {
            problems.add(new Problem(
                    named.place(),
                    path + ".name",
                    Values.quote(named.text()) + " must be letters, digits, '.', '_' and '-', at most 64"));
        }
        return Optional.of(new ProviderBlock(
                named.text(),
                type.get().text(),
                path,
                type.get().place(),
                members.rest(OURS),
                members.list("prefixes"),
                limits(members),
                resilience(members),
                members.value("enabled", Values::truth)));
    }

    private ProviderBlock.Limits limits(Members members) {
        Members timeouts = members.nested("timeouts");
        timeouts.only(TIMEOUTS);
        return new ProviderBlock.Limits(
                timeouts.value("connect", ProviderBlocks::time),
                timeouts.value("first-byte", ProviderBlocks::time),
                timeouts.value("chunk", ProviderBlocks::time),
                timeouts.value("total", ProviderBlocks::time),
                members.value("max-answer-bytes", Values::bytes));
    }

    /** Reads the blocks and checks them; what they mean is known when the usual values are. */
    private Map<String, ConfigNode.Scalar> resilience(Members members) {
        Map<String, ConfigNode.Scalar> values = new LinkedHashMap<>();
        ResilienceReader.OF_A_PROVIDER.forEach((block, keys) -> {
            Members own = members.nested(block);
            own.only(keys);
            keys.forEach(key -> own.scalar(key).ifPresent(value -> values.put(block + "." + key, value)));
        });
        new ResilienceReader(new ResilienceReader.Own(values, members.path(), problems)).read();
        return values;
    }

    private static Duration time(String text) throws ValueException {
        Duration time = Values.duration(text);
        if (!time.isPositive()) {
            throw new ValueException(Values.quote(text) + " must be longer than nothing");
        }
        return time;
    }

    /** The members of a mapping, whose keys may be in kebab-case or camelCase. */
    private record Members(ConfigNode.Mapping mapping, String path, List<Problem> problems) {

        interface Parser<T> {
            T parse(String text) throws ValueException;
        }

        Optional<ConfigNode> node(String key) {
            return mapping.get(key).or(() -> mapping.get(Keys.camel(key)));
        }

        Optional<ConfigNode.Scalar> scalar(String key) {
            return node(key).flatMap(node -> {
                if (node instanceof ConfigNode.Scalar scalar) {
                    return Optional.of(scalar);
                }
                problems.add(new Problem(node.place(), path + "." + key, "a single value is expected"));
                return Optional.empty();
            });
        }

        <T> Optional<T> value(String key, Parser<T> parser) {
            return scalar(key).flatMap(scalar -> {
                try {
                    return Optional.of(parser.parse(scalar.text().strip()));
                } catch (ValueException wrong) {
                    problems.add(new Problem(scalar.place(), path + "." + key, wrong.getMessage()));
                    return Optional.empty();
                }
            });
        }

        Optional<List<String>> list(String key) {
            return node(key).map(node -> switch (node) {
                case ConfigNode.Scalar scalar -> List.of(scalar.text());
                case ConfigNode.Sequence sequence -> texts(sequence, key);
                case ConfigNode.Mapping other -> {
                    problems.add(new Problem(other.place(), path + "." + key, "a list is expected"));
                    yield List.of();
                }
            });
        }

        private List<String> texts(ConfigNode.Sequence sequence, String key) {
            List<String> texts = new ArrayList<>();
            for (ConfigNode item : sequence.items()) {
                if (item instanceof ConfigNode.Scalar scalar) {
                    texts.add(scalar.text());
                } else {
                    problems.add(new Problem(item.place(), path + "." + key, "single values are expected"));
                }
            }
            return texts;
        }

        Members nested(String key) {
            ConfigNode node = node(key).orElseGet(() -> new ConfigNode.Mapping(Map.of(), mapping.place()));
            if (node instanceof ConfigNode.Mapping inner) {
                return new Members(inner, path + "." + key, problems);
            }
            problems.add(new Problem(node.place(), path + "." + key, "keys and values are expected"));
            return new Members(new ConfigNode.Mapping(Map.of(), node.place()), path + "." + key, problems);
        }

        void only(List<String> known) {
            mapping.members().forEach((key, member) -> {
                if (!known.contains(Keys.kebab(key))) {
                    problems.add(Problem.unknownKey(member.keyPlace(), path + "." + key, known));
                }
            });
        }

        ConfigNode.Mapping rest(String... taken) {
            Map<String, ConfigNode.Member> rest = new LinkedHashMap<>(mapping.members());
            rest.keySet().removeIf(key -> List.of(taken).contains(Keys.kebab(key)));
            return new ConfigNode.Mapping(rest, mapping.place());
        }
    }
}
