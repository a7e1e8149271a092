package io.dvara.gateway.live;

import io.dvara.gateway.config.ModelGlob;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The routes of a generation, found by the model that a client names; the first one that matches counts.
 *
 * <p>{@code provider/model} is an explicit choice of that provider, which only a pattern that begins
 * so takes for a route.
 */
public final class Routes {

    /** No routes. */
    public static final Routes NONE = new Routes(List.of(), Set.of());

    private final List<Route> all;
    private final Set<String> providers;
    private final Map<String, Entry> plain = new HashMap<>();
    private final Entry[] globs;

    private record Entry(int order, ModelGlob glob, String head, Route route) {}

    /** Makes routes beside the providers of these names. */
    public Routes(List<Route> routes, Collection<String> providers) {
        this.all = List.copyOf(routes);
        this.providers = Set.copyOf(providers);
        List<Entry> patterns = new ArrayList<>();
        int order = 0;
        for (Route route : all) {
            for (ModelGlob glob : route.models()) {
                Entry entry = new Entry(order++, glob, glob.head(), route);
                if (glob.isPlain()) {
                    plain.putIfAbsent(glob.text(), entry);
                } else {
                    patterns.add(entry);
                }
            }
        }
        this.globs = patterns.toArray(Entry[]::new);
    }

    /** Returns all routes in their order. */
    public List<Route> all() {
        return all;
    }

    /** Returns the route of a model. */
    public Optional<Route> find(String model) {
        if (all.isEmpty()) {
            return Optional.empty();
        }
        Entry exact = plain.get(model);
        int before = exact == null ? Integer.MAX_VALUE : exact.order();
        int chosen = explicit(model);
        for (Entry entry : globs) {
            if (entry.order() > before) {
                break;
            }
            if (model.startsWith(entry.head())
                    && (chosen == 0 || entry.head().length() >= chosen)
                    && entry.glob().matches(model)) {
                return Optional.of(entry.route());
            }
        }
        return exact == null ? Optional.empty() : Optional.of(exact.route());
    }

    /** Returns the length of {@code provider/} when the model begins so, else 0. */
    private int explicit(String model) {
        int slash = model.indexOf('/');
        return slash > 0 && providers.contains(model.substring(0, slash)) ? slash + 1 : 0;
    }
}
