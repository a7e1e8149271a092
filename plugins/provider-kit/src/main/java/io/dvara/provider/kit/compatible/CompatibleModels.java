package io.dvara.provider.kit.compatible;

import io.dvara.api.provider.Call;
import io.dvara.api.provider.Model;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/** Lists models by {@code models}; safe for many threads. */
public final class CompatibleModels {

    private static final Set<String> KNOWN = Set.of("id", "object", "created", "owned_by");

    private static final List<String> WINDOW =
            List.of("context_length", "context_window", "max_context_length", "max_model_len");

    private final Endpoint endpoint;
    private final Function<String, Model.Traits> traits;

    /**
     * Makes the listing of one provider.
     *
     * @param traits what is known of a model by its name
     */
    public CompatibleModels(Endpoint endpoint, Function<String, Model.Traits> traits) {
        this.endpoint = endpoint;
        this.traits = traits;
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
                traits(id, entry),
                Members.without(endpoint.upstream().json().make(), entry, KNOWN));
    }

    /** What the vendor says of the context window counts more than what its name tells. */
    private Model.Traits traits(String id, JsonObject entry) {
        Model.Traits known = traits.apply(id);
        for (String name : WINDOW) {
            OptionalLong window = Members.whole(entry, name);
            if (window.isPresent()) {
                return new Model.Traits(
                        known.streaming(),
                        known.vision(),
                        known.toolCalls(),
                        known.structuredOutputs(),
                        known.jsonMode(),
                        window);
            }
        }
        return known;
    }
}
