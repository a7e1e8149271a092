package io.dvara.gateway.config;

import io.dvara.api.provider.Model;
import io.dvara.api.routing.TokenPrice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the candidates and fallbacks of a route. */
final class CandidateBlocks {

    private static final Pattern REGION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
    private static final List<String> KEYS =
            List.of("provider", "model", "weight", "region", "price-tier", "price", "capabilities");
    private static final List<String> CAPABILITIES =
            List.of("tools", "images", "json-schema", "json-object", "streaming", "context-tokens");

    private final List<Problem> problems;

    CandidateBlocks(List<Problem> problems) {
        this.problems = problems;
    }

    /** Returns what stands under a key of a route; nothing when it is not there. */
    List<CandidateBlock> read(Members route, String key) {
        Optional<ConfigNode> node = route.node(key);
        String path = route.path() + "." + key;
        if (node.isEmpty()) {
            return List.of();
        }
        if (!(node.get() instanceof ConfigNode.Sequence list)) {
            problems.add(
                    new Problem(node.get().place(), path, "a list is expected, each item with 'provider' and 'model'"));
            return List.of();
        }
        List<CandidateBlock> blocks = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int index = 0; index < list.items().size(); index++) {
            String own = path + "[" + index + "]";
            candidate(list.items().get(index), own).ifPresent(block -> {
                if (!ids.add(block.id())) {
                    problems.add(new Problem(block.place(), own, "'" + block.id() + "' stands above"));
                }
                blocks.add(block);
            });
        }
        return blocks;
    }

    private Optional<CandidateBlock> candidate(ConfigNode node, String path) {
        return switch (node) {
            case ConfigNode.Scalar scalar -> Optional.of(ofText(scalar, path));
            case ConfigNode.Mapping mapping -> ofMapping(new Members(mapping, path, problems));
            case ConfigNode.Sequence list -> {
                problems.add(new Problem(list.place(), path, "'provider/model' or keys and values are expected"));
                yield Optional.empty();
            }
        };
    }

    /** {@code provider/model} says all that most candidates need. */
    private static CandidateBlock ofText(ConfigNode.Scalar scalar, String path) {
        int slash = scalar.text().indexOf('/');
        return new CandidateBlock(
                slash < 0 ? scalar.text() : scalar.text().substring(0, slash),
                path,
                scalar.place(),
                slash < 0 ? Optional.empty() : Optional.of(scalar.text().substring(slash + 1)),
                1,
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Model.Traits.UNKNOWN);
    }

    private Optional<CandidateBlock> ofMapping(Members members) {
        members.only(KEYS);
        Optional<ConfigNode.Scalar> provider = members.scalar("provider");
        if (provider.isEmpty()) {
            problems.add(new Problem(
                    members.mapping().place(), members.path() + ".provider", "is missing; name a provider"));
            return Optional.empty();
        }
        return Optional.of(new CandidateBlock(
                provider.get().text(),
                members.path(),
                provider.get().place(),
                members.value("model", CandidateBlocks::model),
                members.value("weight", CandidateBlocks::weight).orElse(1.0),
                members.value("region", CandidateBlocks::region),
                members.value("price-tier", Values::integer)
                        .map(OptionalInt::of)
                        .orElseGet(OptionalInt::empty),
                price(members),
                traits(members)));
    }

    private Optional<TokenPrice> price(Members members) {
        if (members.node("price").isEmpty()) {
            return Optional.empty();
        }
        Members price = members.nested("price");
        price.only(List.of("input", "output"));
        Optional<BigDecimal> input = price.value("input", CandidateBlocks::dollars);
        Optional<BigDecimal> output = price.value("output", CandidateBlocks::dollars);
        if (price.node("input").isEmpty() || price.node("output").isEmpty()) {
            problems.add(new Problem(
                    price.mapping().place(), price.path(), "needs 'input' and 'output', in dollars a million tokens"));
        }
        return input.flatMap(in -> output.map(out -> new TokenPrice(in, out)));
    }

    private static Model.Traits traits(Members members) {
        Members stated = members.nested("capabilities");
        stated.only(CAPABILITIES);
        return new Model.Traits(
                stated.value("streaming", Values::truth),
                stated.value("images", Values::truth),
                stated.value("tools", Values::truth),
                stated.value("json-schema", Values::truth),
                stated.value("json-object", Values::truth),
                stated.value("context-tokens", CandidateBlocks::tokens)
                        .map(OptionalLong::of)
                        .orElseGet(OptionalLong::empty));
    }

    private static String model(String text) throws ValueException {
        if (text.isEmpty() || text.contains("*")) {
            throw new ValueException(Values.quote(text)
                    + " is no model; write the name by which the provider knows it, or leave it out to ask for"
                    + " the one that the client names");
        }
        return text;
    }

    private static String region(String text) throws ValueException {
        if (!REGION.matcher(text).matches()) {
            throw new ValueException(Values.quote(text) + " must be letters, digits, '_' and '-', such as eu-west-1");
        }
        return text;
    }

    private static double weight(String text) throws ValueException {
        BigDecimal weight = number(text);
        if (weight.signum() < 0 || weight.compareTo(BigDecimal.valueOf(1_000_000)) > 0) {
            throw new ValueException(Values.quote(text) + " must be from 0 to 1000000");
        }
        return weight.doubleValue();
    }

    private static BigDecimal dollars(String text) throws ValueException {
        BigDecimal dollars = number(text);
        if (dollars.signum() < 0) {
            throw new ValueException(Values.quote(text) + " must not be negative");
        }
        return dollars;
    }

    private static BigDecimal number(String text) throws ValueException {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException _) {
            throw new ValueException(Values.quote(text) + " is no number");
        }
    }

    private static long tokens(String text) throws ValueException {
        int tokens = Values.integer(text);
        if (tokens < 1) {
            throw new ValueException(Values.quote(text) + " must be at least 1");
        }
        return tokens;
    }
}
