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
}
