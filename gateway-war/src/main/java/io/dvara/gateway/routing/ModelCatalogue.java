package io.dvara.gateway.routing;

import io.dvara.api.provider.Model;
import io.dvara.api.provider.ModelProvider;
import io.dvara.gateway.live.Generation;
import io.dvara.gateway.live.Lease;
import io.dvara.gateway.live.LiveGeneration;
import io.dvara.gateway.live.ProviderInstance;
import io.dvara.gateway.live.Quarantine;
import io.dvara.gateway.metrics.GatewayMetrics;
import io.dvara.gateway.upstream.Attempt;
import io.dvara.gateway.upstream.Attempts;
import io.dvara.gateway.wiring.SingleInstance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * The models that providers list, asked for once in a while and kept; safe for many threads.
 *
 * <p>Who asks waits a short time at most. A provider that does not answer keeps its last list.
 */
@SingleInstance
public class ModelCatalogue {

    private static final Logger LOG = Logger.getLogger(ModelCatalogue.class.getName());
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration RETRY = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final LiveGeneration live;
    private final Attempts attempts;
    private final Quarantine quarantine;
    private final GatewayMetrics metrics;
    private final Map<String, Listing> listings = new ConcurrentHashMap<>();

    /** Makes a catalogue that asks the providers that serve. */
    @Inject
    public ModelCatalogue(LiveGeneration live, Attempts attempts, Quarantine quarantine, GatewayMetrics metrics) {
        this.live = live;
        this.attempts = attempts;
        this.quarantine = quarantine;
        this.metrics = metrics;
    }

    /** A list that was asked for, of one generation. */
    private record Listing(long generation, CompletableFuture<ModelList> models, long dueNanos, ModelList last) {

        boolean isGood(Generation now) {
            return generation == now.number() && System.nanoTime() - dueNanos < 0;
        }

        /** Returns what is known without waiting. */
        ModelList known() {
            return models.isDone() && !models.isCompletedExceptionally() ? models.join() : last;
        }
    }

    /** Returns all models of a generation under the names that clients send, those of routes too. */
    public List<KnownModel> models(Generation generation) {
        generation.providers().forEach(provider -> listing(generation, provider));
        Set<String> ids = new HashSet<>();
        List<KnownModel> models = new ArrayList<>();
        for (ProviderInstance provider : generation.providers()) {
            for (Model model : await(listing(generation, provider)).models()) {
                String id = clientName(provider, model.id());
                String unique = ids.add(id) ? id : provider.name() + "/" + model.id();
                models.add(new KnownModel(unique, provider.name(), model));
            }
        }
        new RouteNames(this, generation)
                .models().stream().filter(alias -> ids.add(alias.id())).forEach(models::add);
        return models;
    }

    /** Returns whether a provider lists a model, waiting for its first list. */
    boolean lists(Generation generation, ProviderInstance provider, String model) {
        return await(listing(generation, provider)).find(model).isPresent();
    }

    /** Returns what a model can do as far as its provider has told; has it asked, and does not wait. */
    Model.Traits traits(Generation generation, ProviderInstance provider, String model) {
        return listing(generation, provider)
                .known()
                .find(model)
                .map(Model::traits)
                .orElse(Model.Traits.UNKNOWN);
    }

    /** Returns the context window of a target as a route or its provider tells, waiting for the first list. */
    OptionalLong window(Generation generation, Target target) {
        if (target.stated().maxContextTokens().isPresent()) {
            return target.stated().maxContextTokens();
        }
        return await(listing(generation, target.provider()))
                .find(target.model())
                .map(model -> model.traits().maxContextTokens())
                .orElse(OptionalLong.empty());
    }

    private static String clientName(ProviderInstance provider, String model) {
        boolean claimed = provider.prefixes().stream().anyMatch(it -> !it.endsWith("/") && model.startsWith(it));
        return claimed
                ? model
                : provider.prefixes().stream()
                        .filter(it -> it.endsWith("/"))
                        .findFirst()
                        .map(prefix -> prefix + model)
                        .orElse(model);
    }

    private Listing listing(Generation generation, ProviderInstance provider) {
        Listing listing = listings.get(provider.name());
        return listing != null && listing.isGood(generation)
                ? listing
                : listings.compute(
                        provider.name(),
                        (_, seen) -> seen != null && seen.isGood(generation)
                                ? seen
                                : ask(generation, provider, seen == null ? ModelList.NONE : seen.known()));
    }

    private Listing ask(Generation generation, ProviderInstance provider, ModelList last) {
        CompletableFuture<ModelList> models = new CompletableFuture<>();
        if (provider.provider() instanceof ModelProvider && !quarantine.holds(provider.plugin())) {
            Thread.ofVirtual().name("models-" + provider.name()).start(() -> fetch(provider.name(), models));
        } else {
            models.complete(last);
        }
        Duration due = last.isEmpty() ? RETRY : FRESH;
        return new Listing(generation.number(), models, System.nanoTime() + due.toNanos(), last);
    }

    /** Takes a lease of its own, so that no generation is kept by a list that never comes. */
    private void fetch(String name, CompletableFuture<ModelList> models) {
        try (Lease lease = live.lease()) {
            ProviderInstance instance = lease.generation().provider(name).orElseThrow();
            try (Attempt attempt = attempts.open(instance.limits(), new Background(instance, quarantine))) {
                ModelProvider provider = (ModelProvider) instance.provider();
                models.complete(listed(instance, provider.models(attempt)));
                metrics.providerUp(name, GatewayMetrics.Health.UP);
            }
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOG.log(Level.WARNING, e, () -> "Provider '" + name + "' did not list its models");
            metrics.providerUp(name, GatewayMetrics.Health.DOWN);
            models.completeExceptionally(e);
        }
    }

    private ModelList listed(ProviderInstance provider, List<Model> models) {
        ModelList list = ModelList.of(models);
        metrics.modelsListed(list.models().stream()
                .map(model -> clientName(provider, model.id()))
                .collect(Collectors.toSet()));
        return list;
    }

    private static ModelList await(Listing listing) {
        if (!listing.last().isEmpty()) {
            return listing.known();
        }
        try {
            return listing.models().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.log(Level.FINE, e, () -> "No list of models in time");
            return ModelList.NONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ModelList.NONE;
        }
    }
}
