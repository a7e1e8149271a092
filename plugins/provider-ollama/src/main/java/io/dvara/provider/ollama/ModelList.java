package io.dvara.provider.ollama;

import io.dvara.api.provider.Model;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads the list of the models that are installed. */
final class ModelList {

    private static final Set<String> KNOWN = Set.of("name", "model");

    private final JsonProvider make;

    ModelList(JsonProvider make) {
        this.make = make;
    }

    List<Model> read(JsonObject answer) {
        List<Model> models = new ArrayList<>();
        for (JsonValue entry : Members.array(answer, "models")) {
            if (entry instanceof JsonObject model) {
                Members.text(model, "name")
                        .or(() -> Members.text(model, "model"))
                        .ifPresent(name -> models.add(model(name, model)));
            }
        }
        return models;
    }

    private Model model(String name, JsonObject entry) {
        int slash = name.lastIndexOf('/');
        return new Model(
                name,
                slash < 0 ? "library" : name.substring(0, slash),
                Members.text(entry, "modified_at").map(ModelList::seconds).orElse(OptionalLong.empty()),
                traits(entry),
                Members.without(make, entry, KNOWN));
    }

    /** Newer versions say what a model can do; what they leave unsaid is unknown. */
    private Model.Traits traits(JsonObject entry) {
        JsonArray abilities = Members.array(entry, "capabilities");
        Optional<Boolean> chats = can(abilities, "completion");
        return new Model.Traits(
                chats,
                can(abilities, "vision"),
                can(abilities, "tools"),
                chats,
                chats,
                Members.object(entry, "details")
                        .map(details -> Members.whole(details, "context_length"))
                        .orElse(OptionalLong.empty()));
    }

    private Optional<Boolean> can(JsonArray abilities, String name) {
        return abilities.isEmpty() ? Optional.empty() : Optional.of(abilities.contains(make.createValue(name)));
    }

    private static OptionalLong seconds(String timestamp) {
        try {
            return OptionalLong.of(OffsetDateTime.parse(timestamp).toEpochSecond());
        } catch (DateTimeException _) {
            return OptionalLong.empty();
        }
    }
}
