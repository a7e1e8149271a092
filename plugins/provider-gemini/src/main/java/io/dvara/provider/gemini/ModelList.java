package io.dvara.provider.gemini;

import io.dvara.api.http.HttpCall;
import io.dvara.api.http.HttpHeaders;
import io.dvara.api.provider.Call;
import io.dvara.api.provider.Model;
import io.dvara.provider.kit.Members;
import io.dvara.provider.kit.Upstream;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads the vendor's list of models, embedding models included, page by page. */
final class ModelList {

    /** So many pages of so many models; a list that goes on has lost its way. */
    private static final int MOST_PAGES = 20;

    private static final String SIZE_AT_GEMINI = "pageSize=1000";
    private static final String SIZE_AT_VERTEX = "pageSize=100";
    private static final Set<String> KNOWN = Set.of("name", "inputTokenLimit");

    private final Upstream upstream;
    private final Address address;

    ModelList(Upstream upstream, Address address) {
        this.upstream = upstream;
        this.address = address;
    }

    /** Returns all models. */
    List<Model> read(HttpHeaders headers, Call call) {
        List<Model> models = new ArrayList<>();
        Optional<String> query = Optional.of(firstPage());
        for (int page = 0; page < MOST_PAGES && query.isPresent(); page++) {
            JsonObject answer = upstream.ask(HttpCall.get(address.models(query.get()), headers), call);
            for (JsonValue entry : entries(answer)) {
                if (entry instanceof JsonObject object) {
                    Members.text(object, "name").ifPresent(name -> models.add(model(name, object)));
                }
            }
            query = Members.text(answer, "nextPageToken")
                    .filter(token -> !token.isEmpty())
                    .map(token -> firstPage() + "&pageToken=" + URLEncoder.encode(token, StandardCharsets.UTF_8));
        }
        return models;
    }

    private String firstPage() {
        return address.door() == Door.VERTEX ? SIZE_AT_VERTEX : SIZE_AT_GEMINI;
    }

    private static JsonArray entries(JsonObject answer) {
        JsonArray models = Members.array(answer, "models");
        return models.isEmpty() ? Members.array(answer, "publisherModels") : models;
    }

    private Model model(String name, JsonObject entry) {
        String id = name.startsWith("tunedModels/") ? name : name.substring(name.lastIndexOf('/') + 1);
        JsonObject extra = Members.without(upstream.json().make(), entry, KNOWN);
        return new Model(id, "google", OptionalLong.empty(), traits(id, entry), extra);
    }

    private static Model.Traits traits(String id, JsonObject entry) {
        JsonArray methods = Members.array(entry, "supportedGenerationMethods");
        boolean chats = methods.isEmpty()
                ? id.startsWith("gemini") && !id.contains("embedding")
                : methods.toString().contains("\"generateContent\"");
        boolean isGemini = chats && id.startsWith("gemini");
        return new Model.Traits(
                Optional.of(chats),
                isGemini ? Optional.of(true) : Optional.empty(),
                isGemini ? Optional.of(!id.contains("-tts") && !id.contains("-image")) : Optional.empty(),
                isGemini ? Optional.of(!id.contains("-tts")) : Optional.empty(),
                isGemini ? Optional.of(!id.contains("-tts")) : Optional.empty(),
                Members.whole(entry, "inputTokenLimit"));
    }
}
