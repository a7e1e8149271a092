package io.dvara.gateway.routing;

import io.dvara.gateway.live.AbsentTarget;
import io.dvara.gateway.live.Route;
import io.dvara.gateway.refusal.ErrorCode;
import io.dvara.gateway.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;

/** The candidates of a route that do not fit a request, and what is told when none does. */
final class Refused {

    private List<String> reasons = List.of();
    private List<Fitness.Lack> lacks = List.of();

    void add(String candidate, Fitness.Lack lack) {
        if (lacks.isEmpty()) {
            lacks = new ArrayList<>();
            reasons = new ArrayList<>();
        }
        lacks.add(lack);
        reasons.add("'" + candidate + "' " + lack.words());
    }

    /** Returns the refusal that names what ruled out whom. */
    Refusal refusal(Route route, Needs needs) {
        List<String> all = new ArrayList<>(reasons);
        for (AbsentTarget absent : route.absent()) {
            all.add("'" + absent.id() + "' is not there: " + absent.reason());
        }
        String why = "route '" + route.name() + "' has no candidate that can serve this request: "
                + String.join("; ", all) + ".";
        if (lacks.isEmpty()) {
            return Refusal.of(ErrorCode.NO_PROVIDER, "No provider supports model: " + needs.model() + ": " + why)
                    .at("model");
        }
        boolean same = lacks.stream().map(Fitness.Lack::field).distinct().count() == 1;
        return Refusal.of(
                        code(),
                        (code() == ErrorCode.NO_PROVIDER
                                        ? "No provider supports model: " + needs.model() + " for this request: "
                                        : "The request cannot be served as it is: ")
                                + why)
                .at(same ? lacks.getFirst().field() : "model");
    }

    private ErrorCode code() {
        if (lacks.stream().allMatch(it -> it.kind() == Fitness.Lack.Kind.WINDOW)) {
            return ErrorCode.CONTEXT_WINDOW_EXCEEDED;
        }
        return lacks.stream().allMatch(it -> it.kind() == Fitness.Lack.Kind.FEATURE)
                ? ErrorCode.UNSUPPORTED_PARAMETER
                : ErrorCode.NO_PROVIDER;
    }
}
