package io.dvara.provider.cohere;

import io.dvara.api.provider.Call;
import io.dvara.api.provider.Model;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads the vendor's list of models, page by page; those that only rank or classify are left out. */
final class ModelList {

    /** So many pages of so many models; a list that goes on has lost its way. */
    private static final int MOST_PAGES = 20;

    private static final String FIRST_PAGE = "v1/models?page_size=1000";
    private static final Set<String> KNOWN = Set.of("name", "context_length");

    private final Access access;

    ModelList(Access access) {
        this.access = access;
    }

    /** Returns all models. */
    List<Model> read(Call call) {
        List<Model> models = new ArrayList<>();
        Optional<String> next = Optional.of(FIRST_PAGE);
        for (int page = 0; page < MOST_PAGES && next.isPresent(); page++) {
            JsonObject answer = access.upstream().ask(access.get(next.get()), call);
            for (JsonValue entry : Members.array(answer, "models")) {
                if (entry instanceof JsonObject object && isServed(object)) {
                    Members.text(object, "name").ifPresent(name -> models.add(model(name, object)));
                }
            }
            next = Members.text(answer, "next_page_token")
                    .filter(token -> !token.isEmpty())
                    .map(token -> FIRST_PAGE + "&page_token=" + URLEncoder.encode(token, StandardCharsets.UTF_8));
        }
        return models;
    }

    private static boolean isServed(JsonObject entry) {
        JsonArray endpoints = Members.array(entry, "endpoints");
        return endpoints.isEmpty() || has(endpoints, "chat") || has(endpoints, "embed");
    }

    private Model model(String id, JsonObject entry) {
        JsonObject extra = Members.without(access.json().make(), entry, KNOWN);
        return new Model(id, "cohere", OptionalLong.empty(), traits(entry), extra);
    }

    private static Model.Traits traits(JsonObject entry) {
        JsonArray features = Members.array(entry, "features");
        JsonArray endpoints = Members.array(entry, "endpoints");
        boolean isTold = !features.isEmpty();
        return new Model.Traits(
                endpoints.isEmpty() ? Optional.empty() : Optional.of(has(endpoints, "chat")),
                isTold ? Optional.of(has(features, "vision")) : Optional.empty(),
                isTold ? Optional.of(has(features, "tools") || has(features, "strict_tools")) : Optional.empty(),
                isTold ? Optional.of(has(features, "json_schema")) : Optional.empty(),
                isTold ? Optional.of(has(features, "json_mode")) : Optional.empty(),
                Members.whole(entry, "context_length"));
    }

    private static boolean has(JsonArray words, String word) {
        return words.stream()
                .anyMatch(value ->
                        value instanceof JsonString text && text.getString().equals(word));
    }
}
