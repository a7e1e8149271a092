package io.dvara.provider.kit.compatible;

import io.dvara.api.provider.Call;
import io.dvara.api.provider.Model;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Lists models by {@code models}; safe for many threads. */
public final class CompatibleModels {

    private static final Set<String> KNOWN = Set.of("id", "object", "created", "owned_by");

    private final Endpoint endpoint;

    /** Makes the listing of one provider. */
    public CompatibleModels(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** Lists the models, as {@link io.dvara.api.provider.ModelProvider#models} tells. */
    public List<Model> models(Call call) {
        JsonObject answer = endpoint.upstream().ask(endpoint.get("models", call), call);
        List<Model> models = new ArrayList<>();
        for (JsonValue entry : Members.array(answer, "data")) {
            if (entry instanceof JsonObject object) {
                Members.text(object, "id").ifPresent(id -> models.add(model(id, object)));
            }
        }
        return models;
    }

    private Model model(String id, JsonObject entry) {
        return new Model(
                id,
                Members.text(entry, "owned_by").orElse(endpoint.name()),
                Members.whole(entry, "created"),
                Model.Traits.UNKNOWN,
                Members.without(endpoint.upstream().json().make(), entry, KNOWN));
    }
}
