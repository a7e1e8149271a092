package io.dvara.gateway.http.messages;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Optional;

/** Tells citations in the words of the dialect. */
final class Citations {

    private Citations() {}

    /** Returns the vendor's own citation, or one of a web page; empty when there is no form for it. */
    static Optional<JsonObject> of(JsonObject annotation) {
        if (annotation.get("citation") instanceof JsonObject own) {
            return Optional.of(own);
        }
        if (annotation.get("url_citation") instanceof JsonObject page) {
            return Optional.of(Json.createObjectBuilder()
                    .add("type", "web_search_result_location")
                    .add("url", page.getString("url", ""))
                    .add("title", page.getString("title", ""))
                    .add("cited_text", "")
                    .add("encrypted_index", "")
                    .build());
        }
        return Optional.empty();
    }
}
