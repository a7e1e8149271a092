package io.dvara.gateway.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The members of a mapping, whose keys may be in kebab-case, camelCase or snake_case. */
record Members(ConfigNode.Mapping mapping, String path, List<Problem> problems) {

    interface Parser<T> {
        T parse(String text) throws ValueException;
    }

    Optional<ConfigNode> node(String key) {
        return mapping.get(key).or(() -> mapping.get(Keys.camel(key))).or(() -> mapping.get(key.replace('-', '_')));
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
