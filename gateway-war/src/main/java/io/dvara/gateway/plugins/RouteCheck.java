package io.dvara.gateway.plugins;

import io.dvara.gateway.config.Blocks;
import io.dvara.gateway.config.CandidateBlock;
import io.dvara.gateway.config.GlobCover;
import io.dvara.gateway.config.ModelGlob;
import io.dvara.gateway.config.Problem;
import io.dvara.gateway.config.RouteBlock;
import io.dvara.gateway.config.Values;
import io.dvara.gateway.live.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds routes that can never do what they say. */
final class RouteCheck {

    private final Blocks blocks;

    /** The beginnings of models that each known provider claims, also one that is off. */
    private final Map<String, List<String>> prefixes;

    RouteCheck(Blocks blocks, Map<String, List<String>> prefixes) {
        this.blocks = blocks;
        this.prefixes = prefixes;
    }

    void run(Binding binding) {
        List<Seen> above = new ArrayList<>();
        for (RouteBlock route : blocks.routes()) {
            boolean byPrefix = route.strategy().flatMap(RoutePlanner::builtIn).stream()
                    .anyMatch(it -> it == Order.BuiltIn.MODEL_PREFIX);
            if (route.candidates().isEmpty() && !byPrefix) {
                binding.report(new Problem(
                        route.place(),
                        route.path(),
                        "has no candidates; list who may serve, or write 'strategy: model-prefix'"));
            }
            for (int index = 0; index < route.models().size(); index++) {
                RouteBlock.Pattern pattern = route.models().get(index);
                String key = route.path() + ".models[" + index + "]";
                shadow(pattern, above).ifPresent(why -> binding.report(new Problem(pattern.place(), key, why)));
                if (!route.candidates().isEmpty()) {
                    unserved(pattern.glob(), route)
                            .ifPresent(why -> binding.report(new Problem(pattern.place(), key, why)));
                }
                above.add(new Seen(pattern.glob(), pattern.place(), route.name()));
            }
        }
    }

    private record Seen(ModelGlob glob, String place, String route) {}

    /** Returns why a pattern never gets its turn. */
    private Optional<String> shadow(RouteBlock.Pattern pattern, List<Seen> above) {
        String explicit = explicit(pattern.glob());
        List<Seen> rivals = above.stream()
                .filter(it -> it.glob().head().startsWith(explicit))
                .toList();
        Optional<Seen> one = rivals.stream()
                .filter(it -> pattern.glob().head().startsWith(it.glob().head()))
                .filter(it -> new GlobCover(List.of(it.glob())).covers(pattern.glob()))
                .findFirst();
        if (one.isPresent()) {
            return Optional.of(Values.quote(pattern.glob().text()) + " never gets its turn: "
                    + Values.quote(one.get().glob().text()) + " of route '"
                    + one.get().route() + "' ("
                    + one.get().place() + ") takes all of it; put the narrower one first");
        }
        boolean together = !rivals.isEmpty()
                && new GlobCover(rivals.stream().map(Seen::glob).toList()).covers(pattern.glob());
        return together
                ? Optional.of(Values.quote(pattern.glob().text())
                        + " never gets its turn: the patterns above take all of it; put the narrower ones first")
                : Optional.empty();
    }

    /** Returns the beginning by which a pattern takes explicit choices of a provider; empty when it does not. */
    private String explicit(ModelGlob glob) {
        int slash = glob.head().indexOf('/');
        boolean chosen = slash > 0 && prefixes.containsKey(glob.head().substring(0, slash));
        return chosen ? glob.head().substring(0, slash + 1) : "";
    }

    /** Returns why no candidate serves a model; one that has a model of its own is trusted. */
    private Optional<String> unserved(ModelGlob glob, RouteBlock route) {
        boolean served = Stream.concat(route.candidates().stream(), route.fallbacks().stream())
                .anyMatch(it -> it.model().isPresent() || mayServe(it, glob));
        return served
                ? Optional.empty()
                : Optional.of("no candidate serves " + Values.quote(glob.text())
                        + ": they are asked for the name that the client sends, and "
                        + claims(route.candidates().getFirst())
                        + "; give a candidate the 'model' that it is to be asked for");
    }

    private boolean mayServe(CandidateBlock candidate, ModelGlob glob) {
        List<String> own = prefixes.getOrDefault(candidate.provider(), List.of());
        List<String> bare = own.stream().filter(it -> !it.endsWith("/")).toList();
        return bare.isEmpty()
                || own.stream()
                        .anyMatch(it -> glob.head().startsWith(it) || !glob.isPlain() && it.startsWith(glob.head()));
    }

    private String claims(CandidateBlock candidate) {
        List<String> own = prefixes.getOrDefault(candidate.provider(), List.of());
        return "'" + candidate.provider() + "' claims those that begin with " + String.join(", ", own);
    }
}
