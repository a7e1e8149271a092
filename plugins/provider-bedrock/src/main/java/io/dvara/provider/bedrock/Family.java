package io.dvara.provider.bedrock;

import static io.dvara.provider.bedrock.Trait.ANTHROPIC_WORDS;
import static io.dvara.provider.bedrock.Trait.CACHE;
import static io.dvara.provider.bedrock.Trait.CACHED_TOOLS;
import static io.dvara.provider.bedrock.Trait.CACHE_FOR_AN_HOUR;
import static io.dvara.provider.bedrock.Trait.FAILED_RESULTS;
import static io.dvara.provider.bedrock.Trait.FORCED_TOOLS;
import static io.dvara.provider.bedrock.Trait.NAMED_TOOLS;
import static io.dvara.provider.bedrock.Trait.NATIVE_SCHEMA;
import static io.dvara.provider.bedrock.Trait.OWN_THOUGHTS;
import static io.dvara.provider.bedrock.Trait.SAMPLING;
import static io.dvara.provider.bedrock.Trait.SAMPLING_PAIR;
import static io.dvara.provider.bedrock.Trait.SINGLE_CALLS;
import static io.dvara.provider.bedrock.Trait.SYSTEM;
import static io.dvara.provider.bedrock.Trait.THINKS_UNASKED;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What models of one make take, found by the beginning of their id.
 *
 * <p>Of an id that tells nothing, such as the ARN of a profile of one's own, what most models take is
 * believed; the vendor refuses the rest itself.
 *
 * @param prefix the beginning of the ids, without the region group of an inference profile
 * @param traits what the models take
 * @param thinking how they are asked to think
 * @param dials where fields of the chat dialect stand among the additional ones; a dot leads inwards
 */
record Family(String prefix, Set<Trait> traits, ThinkingWords thinking, Map<String, String> dials) {

    private static final Pattern ARN =
            Pattern.compile("arn:[^:]*:bedrock:[^:]*:[^:]*:(?:foundation-model|inference-profile)/(.+)");
    private static final Pattern REGION_GROUP = Pattern.compile("^[a-z]{2,6}(-gov)?\\.(?=[a-z0-9-]+\\.)");

    private static final Set<Trait> EVERY = Set.of(SYSTEM, FORCED_TOOLS, NAMED_TOOLS, SAMPLING, SAMPLING_PAIR);
    private static final Set<Trait> PLAIN = Set.of(SYSTEM, SAMPLING, SAMPLING_PAIR);
    private static final Set<Trait> BARE = Set.of(SAMPLING, SAMPLING_PAIR);
    private static final Set<Trait> SCHEMED = with(EVERY, NATIVE_SCHEMA);
    private static final Set<Trait> UNKNOWN = with(EVERY, FAILED_RESULTS, CACHE, CACHED_TOOLS, OWN_THOUGHTS);
    private static final Set<Trait> NOVA = with(EVERY, FAILED_RESULTS, CACHE, OWN_THOUGHTS);

    private static final Set<Trait> CLAUDE = with(EVERY, FAILED_RESULTS, ANTHROPIC_WORDS, OWN_THOUGHTS);
    private static final Set<Trait> CACHING_CLAUDE = with(CLAUDE, CACHE, CACHED_TOOLS);
    private static final Set<Trait> SINGLE_CLAUDE = without(with(CACHING_CLAUDE, SINGLE_CALLS), SAMPLING_PAIR);
    private static final Set<Trait> SCHEMED_CLAUDE = with(SINGLE_CLAUDE, NATIVE_SCHEMA, CACHE_FOR_AN_HOUR);
    private static final Set<Trait> UNSAMPLED_CLAUDE = without(SCHEMED_CLAUDE, SAMPLING);
    private static final Set<Trait> THINKING_CLAUDE = with(UNSAMPLED_CLAUDE, THINKS_UNASKED);
    private static final Set<Trait> NEWEST_CLAUDE = without(THINKING_CLAUDE, FORCED_TOOLS, NAMED_TOOLS);

    private static final Map<String, String> TOP_K = Map.of("top_k", "top_k");
    private static final Map<String, String> NOVA_DIALS = Map.of("top_k", "inferenceConfig.topK");
    private static final Map<String, String> COHERE_DIALS = Map.of(
            "top_k",
            "k",
            "seed",
            "seed",
            "frequency_penalty",
            "frequency_penalty",
            "presence_penalty",
            "presence_penalty");
    private static final Map<String, String> JAMBA_DIALS =
            Map.of("frequency_penalty", "frequency_penalty", "presence_penalty", "presence_penalty");

    /** A longer beginning stands before a shorter one. */
    private static final List<Family> TABLE = List.of(
            new Family("anthropic.claude-v", without(CLAUDE, FORCED_TOOLS, NAMED_TOOLS), ThinkingWords.NONE, TOP_K),
            new Family(
                    "anthropic.claude-instant", without(CLAUDE, FORCED_TOOLS, NAMED_TOOLS), ThinkingWords.NONE, TOP_K),
            new Family("anthropic.claude-3-5-sonnet-20240620", CLAUDE, ThinkingWords.NONE, TOP_K),
            new Family("anthropic.claude-3-5", CACHING_CLAUDE, ThinkingWords.NONE, TOP_K),
            new Family("anthropic.claude-3-7", CACHING_CLAUDE, ThinkingWords.BUDGET, TOP_K),
            new Family("anthropic.claude-3", CLAUDE, ThinkingWords.NONE, TOP_K),
            new Family("anthropic.claude-opus-4-1", SINGLE_CLAUDE, ThinkingWords.BUDGET, TOP_K),
            new Family("anthropic.claude-opus-4-5", SCHEMED_CLAUDE, ThinkingWords.BUDGET, TOP_K),
            new Family("anthropic.claude-sonnet-4-5", SCHEMED_CLAUDE, ThinkingWords.BUDGET, TOP_K),
            new Family("anthropic.claude-haiku-4-5", SCHEMED_CLAUDE, ThinkingWords.BUDGET, TOP_K),
            new Family("anthropic.claude-opus-4-6", SCHEMED_CLAUDE, ThinkingWords.ADAPTIVE, TOP_K),
            new Family("anthropic.claude-sonnet-4-6", SCHEMED_CLAUDE, ThinkingWords.ADAPTIVE, TOP_K),
            new Family("anthropic.claude-opus-4-7", UNSAMPLED_CLAUDE, ThinkingWords.ADAPTIVE, TOP_K),
            new Family("anthropic.claude-opus-4-8", UNSAMPLED_CLAUDE, ThinkingWords.ADAPTIVE, TOP_K),
            new Family("anthropic.claude-opus-4", CACHING_CLAUDE, ThinkingWords.BUDGET, TOP_K),
            new Family("anthropic.claude-sonnet-4", CACHING_CLAUDE, ThinkingWords.BUDGET, TOP_K),
            new Family("anthropic.claude-opus-5-5", NEWEST_CLAUDE, ThinkingWords.ADAPTIVE, TOP_K),
            new Family("anthropic.claude-sonnet-5-5", NEWEST_CLAUDE, ThinkingWords.ADAPTIVE, TOP_K),
            new Family("anthropic.claude-haiku-5-5", NEWEST_CLAUDE, ThinkingWords.ADAPTIVE, TOP_K),
            new Family("anthropic.claude-opus-5", THINKING_CLAUDE, ThinkingWords.ADAPTIVE, TOP_K),
            new Family("anthropic.claude-sonnet-5", THINKING_CLAUDE, ThinkingWords.ADAPTIVE, TOP_K),
            new Family("anthropic.", NEWEST_CLAUDE, ThinkingWords.ADAPTIVE, TOP_K),
            new Family("amazon.nova-2", NOVA, ThinkingWords.REASONING_CONFIG, NOVA_DIALS),
            new Family("amazon.nova", NOVA, ThinkingWords.NONE, NOVA_DIALS),
            new Family("amazon.titan", BARE, ThinkingWords.NONE, Map.of()),
            new Family("meta.", PLAIN, ThinkingWords.NONE, Map.of()),
            new Family("mistral.mistral-7b", BARE, ThinkingWords.NONE, TOP_K),
            new Family("mistral.mixtral-8x7b", BARE, ThinkingWords.NONE, TOP_K),
            new Family("mistral.mistral-large-24", with(PLAIN, FORCED_TOOLS), ThinkingWords.NONE, TOP_K),
            new Family("mistral.mistral-small-24", with(PLAIN, FORCED_TOOLS), ThinkingWords.NONE, TOP_K),
            new Family("mistral.", SCHEMED, ThinkingWords.NONE, TOP_K),
            new Family("cohere.command-r", PLAIN, ThinkingWords.NONE, COHERE_DIALS),
            new Family("cohere.command", BARE, ThinkingWords.NONE, Map.of()),
            new Family("ai21.j2", BARE, ThinkingWords.NONE, Map.of()),
            new Family("ai21.", PLAIN, ThinkingWords.NONE, JAMBA_DIALS),
            new Family("deepseek.r1", PLAIN, ThinkingWords.NONE, Map.of()),
            new Family("deepseek.", SCHEMED, ThinkingWords.NONE, Map.of()),
            new Family("openai.gpt-oss", SCHEMED, ThinkingWords.EFFORT, Map.of()),
            new Family("openai.", SCHEMED, ThinkingWords.NESTED_EFFORT, Map.of()),
            new Family("moonshot", SCHEMED, ThinkingWords.EFFORT, Map.of()),
            new Family("google.", SCHEMED, ThinkingWords.NONE, Map.of()),
            new Family("minimax.", SCHEMED, ThinkingWords.NONE, Map.of()),
            new Family("nvidia.", SCHEMED, ThinkingWords.NONE, Map.of()),
            new Family("writer.", EVERY, ThinkingWords.NONE, Map.of()),
            new Family("zai.", SCHEMED, ThinkingWords.NONE, Map.of()),
            new Family("qwen.", SCHEMED, ThinkingWords.ONE_WORD, Map.of()),
            new Family("", UNKNOWN, ThinkingWords.NONE, Map.of()));

    /** Returns the family of a model's id, the id of an inference profile, or an ARN. */
    static Family of(String model) {
        return ofId(bare(model));
    }

    /** Returns the id of a model without what stands around it. */
    static String bare(String model) {
        Matcher arn = ARN.matcher(model);
        String id = arn.matches() ? arn.group(1) : model;
        return ofId(id).isKnown() ? id : REGION_GROUP.matcher(id).replaceFirst("");
    }

    /** Returns whether the make is known at all. */
    boolean isKnown() {
        return !prefix.isEmpty();
    }

    /** Returns whether the models take something. */
    boolean takes(Trait trait) {
        return traits.contains(trait);
    }

    private static Family ofId(String id) {
        for (Family family : TABLE) {
            if (id.startsWith(family.prefix)) {
                return family;
            }
        }
        return TABLE.getLast();
    }

    private static Set<Trait> with(Set<Trait> some, Trait... more) {
        return Stream.concat(some.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<Trait> without(Set<Trait> some, Trait... less) {
        return some.stream().filter(trait -> !Set.of(less).contains(trait)).collect(Collectors.toUnmodifiableSet());
    }
}
