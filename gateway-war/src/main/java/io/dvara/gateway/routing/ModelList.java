package io.dvara.gateway.routing;

import io.dvara.api.provider.Model;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The models of one provider.
 *
 * @param models in the vendor's order
 * @param byId the same
 */
record ModelList(List<Model> models, Map<String, Model> byId) {

    /** No models. */
    static final ModelList NONE = new ModelList(List.of(), Map.of());

    static ModelList of(List<Model> models) {
        Map<String, Model> byId = new HashMap<>();
        models.forEach(model -> byId.putIfAbsent(model.id(), model));
        return new ModelList(List.copyOf(models), Map.copyOf(byId));
    }

    boolean isEmpty() {
        return models.isEmpty();
    }

    Optional<Model> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
