package io.dvara.gateway.config;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the list of prices. */
final class PriceBlocks {

    private static final List<String> RATES = List.of(
            "input",
            "cached-input",
            "cache-write",
            "cache-write-1h",
            "output",
            "reasoning",
            "audio-input",
            "audio-output",
            "request");
    private static final List<String> TIER = RATES;
    private static final List<String> ABOVE = with(RATES, "tokens");
    private static final List<String> PRICE =
            with(RATES, "models", "model", "provider", "as-of", "source", "above", "tiers", "hours");
    private static final List<String> HOURS = with(RATES, "days", "from", "until");

    private final List<Problem> problems;

    PriceBlocks(List<Problem> problems) {
        this.problems = problems;
    }

    List<PriceBlock> read(ConfigNode node) {
        if (!(node instanceof ConfigNode.Sequence list)) {
            problems.add(new Problem(node.place(), "pricing", "a list is expected, each item with models and input"));
            return List.of();
        }
        List<PriceBlock> blocks = new ArrayList<>();
        for (int index = 0; index < list.items().size(); index++) {
            members(list.items().get(index), "pricing[" + index + "]", PRICE)
                    .flatMap(this::block)
                    .ifPresent(blocks::add);
        }
        return blocks;
    }

    private Optional<PriceBlock> block(Members members) {
        List<ModelGlob> models = members.list("models").or(() -> members.list("model")).orElse(List.of()).stream()
                .map(ModelGlob::new)
                .toList();
        if (models.isEmpty()) {
            problems.add(new Problem(
                    members.mapping().place(), members.path(), "models are missing; write 'models: [acme-*]'"));
        }
        for (ModelGlob glob : models) {
            glob.impossible()
                    .ifPresent(why -> problems.add(new Problem(
                            members.node("models")
                                    .or(() -> members.node("model"))
                                    .orElseThrow()
                                    .place(),
                            members.path() + ".models",
                            Values.quote(glob.text()) + " " + why)));
        }
        members.value("as-of", PriceBlocks::date);
        Price.Rates usual = rates(members);
        if (usual.input().isEmpty()
                && usual.request().isEmpty()
                && members.node("input").isEmpty()) {
            problems.add(new Problem(
                    members.mapping().place(), members.path(), "needs 'input', in dollars a million tokens"));
        }
        return Optional.of(new PriceBlock(
                models,
                members.scalar("provider").map(ConfigNode.Scalar::text),
                new Price(usual, above(members, usual), tiers(members, usual), hours(members, usual))));
    }

    private List<Price.Above> above(Members members, Price.Rates usual) {
        Optional<ConfigNode> node = members.node("above");
        List<Price.Above> above = new ArrayList<>();
        if (node.isPresent() && node.get() instanceof ConfigNode.Sequence list) {
            list.items()
                    .forEach(item -> members(item, members.path() + ".above", ABOVE)
                            .ifPresent(one -> above.add(new Price.Above(
                                    one.value("tokens", PriceBlocks::tokens).orElseGet(() -> missing(one)),
                                    rates(one).or(usual)))));
        } else if (node.isPresent()) {
            problems.add(new Problem(
                    node.get().place(), members.path() + ".above", "a list is expected, each item with tokens"));
        }
        above.sort(Comparator.comparingLong(Price.Above::tokens).reversed());
        return above;
    }

    private long missing(Members above) {
        if (above.node("tokens").isEmpty()) {
            problems.add(
                    new Problem(above.mapping().place(), above.path(), "needs 'tokens', a number of the prompt's"));
        }
        return Long.MAX_VALUE;
    }

    private Map<String, Price.Rates> tiers(Members members, Price.Rates usual) {
        Map<String, Price.Rates> tiers = new HashMap<>();
        members.nested("tiers")
                .mapping()
                .members()
                .forEach((name, member) -> members(member.value(), members.path() + ".tiers." + name, TIER)
                        .ifPresent(tier -> tiers.put(name, rates(tier).or(usual))));
        return tiers;
    }

    private List<Price.Hours> hours(Members members, Price.Rates usual) {
        Optional<ConfigNode> node = members.node("hours");
        List<Price.Hours> hours = new ArrayList<>();
        if (node.isPresent() && node.get() instanceof ConfigNode.Sequence list) {
            list.items()
                    .forEach(item -> members(item, members.path() + ".hours", HOURS)
                            .ifPresent(one ->
                                    PriceHours.read(one, rates(one).or(usual)).ifPresent(hours::add)));
        } else if (node.isPresent()) {
            problems.add(new Problem(
                    node.get().place(),
                    members.path() + ".hours",
                    "a list is expected, each item with from and until"));
        }
        return hours;
    }

    private Optional<Members> members(ConfigNode node, String path, List<String> known) {
        if (node instanceof ConfigNode.Mapping mapping) {
            Members members = new Members(mapping, path, problems);
            members.only(known);
            return Optional.of(members);
        }
        problems.add(new Problem(node.place(), path, "keys and values are expected, such as 'input: 2.50'"));
        return Optional.empty();
    }

    private static Price.Rates rates(Members members) {
        return new Price.Rates(
                members.value("input", PriceBlocks::dollars),
                members.value("cached-input", PriceBlocks::dollars),
                members.value("cache-write", PriceBlocks::dollars),
                members.value("cache-write-1h", PriceBlocks::dollars),
                members.value("output", PriceBlocks::dollars),
                members.value("reasoning", PriceBlocks::dollars),
                members.value("audio-input", PriceBlocks::dollars),
                members.value("audio-output", PriceBlocks::dollars),
                members.value("request", PriceBlocks::dollars));
    }

    private static BigDecimal dollars(String text) throws ValueException {
        if (!text.matches("[0-9]{1,9}(\\.[0-9]{1,12})?")) {
            throw new ValueException(Values.quote(text) + " is no amount in dollars; write 2.50");
        }
        return new BigDecimal(text);
    }

    private static long tokens(String text) throws ValueException {
        int tokens = Values.integer(text);
        if (tokens < 1) {
            throw new ValueException(Values.quote(text) + " must be at least 1");
        }
        return tokens;
    }

    private static LocalDate date(String text) throws ValueException {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException _) {
            throw new ValueException(Values.quote(text) + " is no date; write 2026-11-25");
        }
    }

    private static List<String> with(List<String> some, String... more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(List.of(more));
        return List.copyOf(all);
    }
}
