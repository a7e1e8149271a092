package io.dvara.gateway.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads one YAML file into nodes with places; collects what is wrong. */
final class YamlReader {

    private static final int MAX_CHARACTERS = 4 << 20;
    private static final int MAX_NODES = 100_000;
    private static final int MAX_DEPTH = 50;
    private static final int MAX_ALIASES = 100;

    private final String name;
    private final VariableExpansion expansion;
    private final List<Problem> problems;
    private int nodes;

    YamlReader(String name, VariableExpansion expansion, List<Problem> problems) {
        this.name = name;
        this.expansion = expansion;
        this.problems = problems;
    }

    /** Returns the file's content, empty when the file is or cannot be read at all. */
    ConfigNode.Mapping read(Path file) {
        ConfigNode.Mapping nothing = new ConfigNode.Mapping(Map.of(), name);
        try {
            Optional<Node> root = new Compose(settings()).composeString(Files.readString(file));
            return switch (root.orElse(null)) {
                case null -> nothing;
                case MappingNode mapping -> mapping(mapping, "", 0);
                case Node other -> {
                    report(other, "", "keys and values are expected, such as 'providers:'");
                    yield nothing;
                }
            };
        } catch (IOException failure) {
            problems.add(new Problem(name, "", "cannot be read: " + failure));
        } catch (MarkedYamlEngineException failure) {
            problems.add(new Problem(place(failure.getProblemMark()), "", "no valid YAML: " + oneLine(failure)));
        } catch (YamlEngineException failure) {
            problems.add(new Problem(name, "", "no valid YAML: " + failure.getMessage()));
        }
        return nothing;
    }

    private LoadSettings settings() {
        return LoadSettings.builder()
                .setLabel(name)
                .setSchema(new CoreSchema())
                .setCodePointLimit(MAX_CHARACTERS)
                .setMaxAliasesForCollections(MAX_ALIASES)
                .build();
    }

    private ConfigNode.Mapping mapping(MappingNode node, String path, int depth) {
        Map<String, ConfigNode.Member> members = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                report(tuple.getKeyNode(), path, "a key must be a single word");
                continue;
            }
            String keyPath = path.isEmpty() ? key.getValue() : path + "." + key.getValue();
            value(tuple.getValueNode(), keyPath, depth + 1).ifPresent(value -> {
                if (members.put(key.getValue(), new ConfigNode.Member(value, place(key.getStartMark()))) != null) {
                    report(key, keyPath, "stands here a second time");
                }
            });
        }
        return new ConfigNode.Mapping(members, place(node.getStartMark()));
    }

    private Optional<ConfigNode> value(Node node, String path, int depth) {
        if (++nodes > MAX_NODES || depth > MAX_DEPTH) {
            throw new YamlEngineException(
                    "nested deeper than " + MAX_DEPTH + " or expanded beyond " + MAX_NODES + " values at " + path);
        }
        return switch (node) {
            case ScalarNode scalar -> scalar(scalar, path);
            case SequenceNode sequence -> Optional.of(sequence(sequence, path, depth));
            case MappingNode mapping -> Optional.of(mapping(mapping, path, depth));
            default -> Optional.empty();
        };
    }

    private ConfigNode.Sequence sequence(SequenceNode node, String path, int depth) {
        List<ConfigNode> items = new ArrayList<>();
        for (Node item : node.getValue()) {
            value(item, path + "[" + items.size() + "]", depth + 1).ifPresent(items::add);
        }
        return new ConfigNode.Sequence(items, place(node.getStartMark()));
    }

    private Optional<ConfigNode> scalar(ScalarNode node, String path) {
        if (node.getTag().equals(Tag.NULL)) {
            if (path.contains(".") || path.contains("[")) {
                report(node, path, "has no value; give it one or remove the key");
            }
            return Optional.empty();
        }
        try {
            return Optional.of(new ConfigNode.Scalar(expansion.expand(node.getValue()), place(node.getStartMark())));
        } catch (ValueException missing) {
            report(node, path, missing.getMessage());
            return Optional.empty();
        }
    }

    private void report(Node node, String path, String message) {
        problems.add(new Problem(place(node.getStartMark()), path, message));
    }

    private String place(Optional<Mark> mark) {
        return mark.map(it -> name + ":" + (it.getLine() + 1) + ":" + (it.getColumn() + 1))
                .orElse(name);
    }

    private static String oneLine(MarkedYamlEngineException failure) {
        String context = failure.getContext() == null ? "" : failure.getContext() + ", ";
        return (context + failure.getProblem()).replaceAll("\\s+", " ");
    }
}
