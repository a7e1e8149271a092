package io.dvara.provider.bedrock;

import io.dvara.api.provider.Call;
import io.dvara.api.provider.Model;
import io.dvara.api.provider.ProviderException;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads the vendor's lists of models and of inference profiles, by which many models are asked for.
 *
 * <p>A credential that may only list models leaves the profiles out.
 */
final class ModelList {

    private static final System.Logger LOG = System.getLogger(ModelList.class.getName());
    private static final Set<String> KNOWN_OF_MODEL = Set.of("modelId");
    private static final Set<String> KNOWN_OF_PROFILE = Set.of("inferenceProfileId");

    private final Access access;

    ModelList(Access access) {
        this.access = access;
    }

    /** Returns all models that give text or vectors, and all profiles. */
    List<Model> read(Call call) {
        Map<String, Model> models = new LinkedHashMap<>();
        JsonObject answer = list("foundation-models", call);
        for (JsonValue entry : Members.array(answer, "modelSummaries")) {
            if (entry instanceof JsonObject object && isServed(object)) {
                Members.text(object, "modelId").ifPresent(id -> models.put(id, model(id, object)));
            }
        }
        List<Model> all = new ArrayList<>(models.values());
        all.addAll(profiles(models, call));
        return all;
    }

    private JsonObject list(String resource, Call call) {
        return access.upstream().ask(access.get(resource, call), call);
    }

    private List<Model> profiles(Map<String, Model> models, Call call) {
        List<Model> profiles = new ArrayList<>();
        try {
            JsonObject answer = list("inference-profiles?maxResults=1000", call);
            for (JsonValue entry : Members.array(answer, "inferenceProfileSummaries")) {
                if (entry instanceof JsonObject object) {
                    Members.text(object, "inferenceProfileId")
                            .ifPresent(id -> profiles.add(profile(id, object, models)));
                }
            }
        } catch (ProviderException e) {
            LOG.log(System.Logger.Level.DEBUG, "Bedrock does not list its inference profiles", e);
        }
        return profiles;
    }

    private static boolean isServed(JsonObject entry) {
        JsonArray outputs = Members.array(entry, "outputModalities");
        return outputs.isEmpty() || has(outputs, "TEXT") || has(outputs, "EMBEDDING");
    }

    private Model model(String id, JsonObject entry) {
        String owner = Members.text(entry, "providerName").orElse("bedrock");
        JsonObject extra = Members.without(access.json().make(), entry, KNOWN_OF_MODEL);
        return new Model(id, owner, OptionalLong.empty(), traits(id, entry), extra);
    }

    /** A profile can do what its model can. */
    private Model profile(String id, JsonObject entry, Map<String, Model> models) {
        Optional<Model> behind = Optional.ofNullable(models.get(Family.bare(id)));
        JsonObject extra = Members.without(access.json().make(), entry, KNOWN_OF_PROFILE);
        return new Model(
                id,
                behind.map(Model::owner).orElse("bedrock"),
                OptionalLong.empty(),
                behind.map(Model::traits).orElse(Model.Traits.UNKNOWN),
                extra);
    }

    private static Model.Traits traits(String id, JsonObject entry) {
        Family family = Family.of(id);
        boolean isChat = has(Members.array(entry, "outputModalities"), "TEXT");
        JsonArray inputs = Members.array(entry, "inputModalities");
        boolean isKnown = isChat && family.isKnown();
        return new Model.Traits(
                Members.flag(entry, "responseStreamingSupported"),
                inputs.isEmpty() ? Optional.empty() : Optional.of(has(inputs, "IMAGE")),
                isKnown && family.takes(Trait.FORCED_TOOLS) ? Optional.of(true) : Optional.empty(),
                isKnown && family.takes(Trait.NATIVE_SCHEMA) ? Optional.of(true) : Optional.empty(),
                Optional.empty(),
                OptionalLong.empty());
    }

    private static boolean has(JsonArray words, String word) {
        return words.stream()
                .anyMatch(value ->
                        value instanceof JsonString text && text.getString().equals(word));
    }
}
