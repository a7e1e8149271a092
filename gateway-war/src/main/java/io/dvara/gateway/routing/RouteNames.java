package io.dvara.gateway.routing;

import io.dvara.api.provider.Model;
import io.dvara.gateway.config.ModelGlob;
import io.dvara.gateway.live.Generation;
import io.dvara.gateway.live.Route;
import io.dvara.gateway.live.RouteTarget;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** The plain names that routes take, as models of their own: what one candidate can do, they can. */
record RouteNames(ModelCatalogue catalogue, Generation generation) {

    private static final String OWNER = "dvara";

    List<KnownModel> models() {
        List<KnownModel> models = new ArrayList<>();
        for (Route route : generation.routes().all()) {
            if (route.candidates().isEmpty()) {
                continue;
            }
            for (ModelGlob glob : route.models()) {
                if (glob.isPlain()) {
                    models.add(model(route, glob.text()));
                }
            }
        }
        return models;
    }

    private KnownModel model(Route route, String name) {
        List<Model.Traits> each =
                route.candidates().stream().map(it -> traits(it, name)).toList();
        Model.Traits any = new Model.Traits(
                any(each, Model.Traits::streaming),
                any(each, Model.Traits::vision),
                any(each, Model.Traits::toolCalls),
                any(each, Model.Traits::structuredOutputs),
                any(each, Model.Traits::jsonMode),
                largest(each));
        Model model = new Model(name, OWNER, OptionalLong.empty(), any, JsonValue.EMPTY_JSON_OBJECT);
        return new KnownModel(name, route.candidates().getFirst().provider().name(), model);
    }

    private Model.Traits traits(RouteTarget target, String name) {
        String model = target.model().orElseGet(() -> PrefixRanking.vendorName(target.provider(), name));
        Model.Traits listed = catalogue.traits(generation, target.provider(), model);
        Model.Traits stated = target.stated();
        return new Model.Traits(
                stated.streaming().or(listed::streaming),
                stated.vision().or(listed::vision),
                stated.toolCalls().or(listed::toolCalls),
                stated.structuredOutputs().or(listed::structuredOutputs),
                stated.jsonMode().or(listed::jsonMode),
                stated.maxContextTokens().isPresent() ? stated.maxContextTokens() : listed.maxContextTokens());
    }

    private static Optional<Boolean> any(List<Model.Traits> each, Function<Model.Traits, Optional<Boolean>> trait) {
        List<Boolean> known =
                each.stream().flatMap(it -> trait.apply(it).stream()).toList();
        if (known.contains(true)) {
            return Optional.of(true);
        }
        return known.size() == each.size() ? Optional.of(false) : Optional.empty();
    }

    private static OptionalLong largest(List<Model.Traits> each) {
        return each.stream().flatMapToLong(it -> it.maxContextTokens().stream()).max();
    }
}
