package io.dvara.provider.anthropic;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells citations in the words of the chat dialect.
 *
 * <p>One of a web page is a {@code url_citation} over the text of its block; the others, of which
 * the dialect has none, are of the type {@code citation}. Each carries the vendor's own in its
 * member {@code citation}.
 */
final class Citations {

    private final JsonProvider make;

    Citations(JsonProvider make) {
        this.make = make;
    }

    /** Returns the citations of a text that stands at a place of the whole answer, in code points. */
    List<JsonObject> of(JsonValue citations, int from, int to) {
        List<JsonObject> annotations = new ArrayList<>();
        if (citations instanceof JsonArray given) {
            for (JsonValue citation : given) {
                if (citation instanceof JsonObject object) {
                    annotations.add(annotation(object, from, to));
                }
            }
        }
        return annotations;
    }

    private JsonObject annotation(JsonObject citation, int from, int to) {
        JsonObjectBuilder annotation = make.createObjectBuilder();
        String url = citation.getString("url", "");
        if (url.isEmpty()) {
            annotation.add("type", "citation");
        } else {
            annotation
                    .add("type", "url_citation")
                    .add(
                            "url_citation",
                            make.createObjectBuilder()
                                    .add("url", url)
                                    .add("title", citation.getString("title", ""))
                                    .add("start_index", from)
                                    .add("end_index", to));
        }
        return annotation.add("citation", citation).build();
    }
}
