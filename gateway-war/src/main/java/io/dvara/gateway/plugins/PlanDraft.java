package io.dvara.gateway.plugins;

import io.dvara.gateway.config.ConfigNode;
import io.dvara.gateway.config.Environment;
import io.dvara.gateway.config.Problem;
import io.dvara.gateway.config.ProviderBlock;
import io.dvara.gateway.config.Settings;
import io.dvara.gateway.config.ValueException;
import io.dvara.gateway.config.Values;
import io.dvara.gateway.live.CallLimits;
import io.dvara.gateway.live.DormantProvider;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/** A plan in the making: binds settings and notes what goes wrong, and where. */
final class PlanDraft {

    private final Settings settings;
    private final Environment environment;
    private final VariableTree variables;
    private final Binding binding;
    private final List<ProviderPlan> providers = new ArrayList<>();
    private final Set<String> types = new HashSet<>();

    PlanDraft(Settings settings, Environment environment, Binding binding) {
        this.settings = settings;
        this.environment = environment;
        this.variables = new VariableTree(environment);
        this.binding = binding;
    }

    void reportMissingType(Problem problem) {
        binding.reportMissing(problem);
    }

    boolean isEmpty() {
        return types.isEmpty();
    }

    /** Returns whether a provider of this type was asked for. */
    boolean has(Planner.Offer offer) {
        return types.contains(offer.type().type());
    }

    Plan plan(List<DormantProvider> dormant) {
        return new Plan(providers, List.of(), dormant, binding.findings());
    }

    /** Adds a provider of the file; one named like its type takes from variables what the block leaves open. */
    void addBlock(Planner.Offer offer, ProviderBlock block) {
        boolean usual = block.name().equals(offer.type().type());
        Optional<Boolean> enabled = block.enabled().or(() -> usual ? switched(offer) : Optional.empty());
        if (!enabled.orElse(true)) {
            return;
        }
        Optional<String> prefix = usual ? Optional.of(offer.profile().variablePrefix()) : Optional.empty();
        List<String> prefixes = block.prefixes().orElse(usual ? offer.profile().modelPrefixes() : List.of());
        String setting = "dvara.yaml: " + block.path() + " (" + block.name() + ")";
        add(
                offer,
                new Wish(block.name(), block.settings(), new RecordBinder.Naming(block.path(), prefix)),
                new ProviderPlan.Claims(
                        prefixes, limits(block.limits()), block.resilience(settings.resilience()), setting));
    }

    /** Returns whether variables ask for a provider of this type. */
    boolean variablesAskFor(Planner.Offer offer) {
        Optional<Boolean> switched = switched(offer);
        return switched.orElseGet(() -> inside(
                        offer,
                        () -> variables.asksFor(
                                offer.type().factory().settings(),
                                offer.profile().variablePrefix()))
                .orElse(false));
    }

    /** Adds the provider that stands in variables. */
    void addFromVariables(Planner.Offer offer) {
        String type = offer.type().type();
        String prefix = offer.profile().variablePrefix();
        ConfigNode.Mapping nothing = new ConfigNode.Mapping(Map.of(), "variables " + prefix + "_…");
        add(
                offer,
                new Wish(type, nothing, new RecordBinder.Naming("", Optional.of(prefix))),
                new ProviderPlan.Claims(
                        offer.profile().modelPrefixes(),
                        limits(ProviderBlock.Limits.NONE),
                        settings.resilience(),
                        switchVariable(offer).orElse(prefix + "_ENABLED")));
    }

    /** Adds a provider that is there when no other is, unless it was switched off. */
    void addAlone(Planner.Offer offer) {
        if (switched(offer).orElse(true)) {
            addFromVariables(offer);
        }
    }

    Optional<DormantProvider> dormant(Planner.Offer offer) {
        return switchVariable(offer)
                .map(variable -> new DormantProvider(
                        offer.type().type(), variable, offer.profile().modelPrefixes()));
    }

    private record Wish(String name, ConfigNode.Mapping block, RecordBinder.Naming naming) {}

    private void add(Planner.Offer offer, Wish wish, ProviderPlan.Claims claims) {
        types.add(offer.type().type());
        inside(offer, () -> bound(offer, wish, claims)).flatMap(it -> it).ifPresent(providers::add);
    }

    private Optional<ProviderPlan> bound(Planner.Offer offer, Wish wish, ProviderPlan.Claims claims) {
        Class<? extends Record> type = offer.type().factory().settings();
        ConfigNode.Mapping tree = wish.naming()
                .variables()
                .map(prefix -> wish.block().or(variables.tree(type, prefix)))
                .orElse(wish.block());
        return binding.bind(offer.type(), tree, wish.naming())
                .map(record -> new ProviderPlan(
                        new ComponentPlan<>(wish.name(), offer.plugin(), offer.type(), record, tree.content()),
                        claims));
    }

    private Optional<String> switchVariable(Planner.Offer offer) {
        return inside(
                offer,
                () -> VariableTree.switchVariable(
                        offer.type().factory().settings(), offer.profile().variablePrefix()));
    }

    private Optional<Boolean> switched(Planner.Offer offer) {
        String variable = offer.profile().variablePrefix() + "_ENABLED";
        return environment.get(variable).flatMap(text -> {
            try {
                return Optional.of(Values.truth(text));
            } catch (ValueException wrong) {
                binding.report(new Problem("variable " + variable, "", wrong.getMessage()));
                return Optional.empty();
            }
        });
    }

    private CallLimits limits(ProviderBlock.Limits own) {
        Settings.Upstream usual = settings.upstream();
        return new CallLimits(
                own.connect().orElse(usual.connectTimeout()),
                own.firstByte().orElse(usual.firstByteTimeout()),
                own.chunk().orElse(usual.chunkTimeout()),
                own.total().orElse(usual.totalTimeout()),
                own.maxAnswerBytes().orElse(usual.maxAnswerBytes()));
    }

    private <T> Optional<T> inside(Planner.Offer offer, Callable<T> code) {
        return binding.inside(offer.plugin(), offer.type(), code);
    }
}
