package io.dvara.provider.anthropic;

import io.dvara.api.http.HttpCall;
import io.dvara.api.http.HttpHeaders;
import io.dvara.api.provider.Call;
import io.dvara.api.provider.Model;
import io.dvara.provider.kit.BaseUrl;
import io.dvara.provider.kit.Members;
import io.dvara.provider.kit.Upstream;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads the vendor's list of models, page by page. */
final class ModelList {

    /** So many pages of so many models; a list that goes on has lost its way. */
    private static final int MOST_PAGES = 20;

    private static final String FIRST_PAGE = "models?limit=1000";
    private static final Set<String> KNOWN = Set.of("id", "type", "created_at", "max_input_tokens", "capabilities");

    private final Upstream upstream;
    private final BaseUrl baseUrl;

    ModelList(Upstream upstream, BaseUrl baseUrl) {
        this.upstream = upstream;
        this.baseUrl = baseUrl;
    }

    /** Returns all models. */
    List<Model> read(HttpHeaders headers, Call call) {
        List<Model> models = new ArrayList<>();
        Optional<String> next = Optional.of(FIRST_PAGE);
        for (int page = 0; page < MOST_PAGES && next.isPresent(); page++) {
            JsonObject answer = upstream.ask(HttpCall.get(baseUrl.resolve(next.get()), headers), call);
            for (JsonValue entry : Members.array(answer, "data")) {
                if (entry instanceof JsonObject object) {
                    Members.text(object, "id").ifPresent(id -> models.add(model(id, object)));
                }
            }
            next = next(answer);
        }
        return models;
    }

    private static Optional<String> next(JsonObject answer) {
        return Members.text(answer, "last_id")
                .filter(_ -> Members.flag(answer, "has_more").orElse(false))
                .map(id -> FIRST_PAGE + "&after_id=" + URLEncoder.encode(id, StandardCharsets.UTF_8));
    }

    private Model model(String id, JsonObject entry) {
        JsonObject extra = Members.without(upstream.json().make(), entry, KNOWN);
        return new Model(id, "anthropic", created(entry), traits(id, entry), extra);
    }

    /** What the vendor does not tell of itself is known by the model's name. */
    private static Model.Traits traits(String id, JsonObject entry) {
        Generation generation = Generation.of(id);
        JsonObject told = Members.object(entry, "capabilities").orElse(JsonValue.EMPTY_JSON_OBJECT);
        return new Model.Traits(
                Optional.of(true),
                supported(told, "image_input").or(() -> Optional.of(!id.startsWith("claude-2"))),
                Optional.of(true),
                supported(told, "structured_outputs").or(() -> Optional.of(generation.takes(Trait.NATIVE_SCHEMA))),
                Optional.of(true),
                Members.whole(entry, "max_input_tokens"));
    }

    private static Optional<Boolean> supported(JsonObject capabilities, String name) {
        return Members.object(capabilities, name).flatMap(ability -> Members.flag(ability, "supported"));
    }

    private static OptionalLong created(JsonObject entry) {
        try {
            return Members.text(entry, "created_at")
                    .map(text -> OptionalLong.of(Instant.parse(text).getEpochSecond()))
                    .orElseGet(OptionalLong::empty);
        } catch (DateTimeParseException _) {
            return OptionalLong.empty();
        }
    }
}
