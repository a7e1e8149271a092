package io.dvara.provider.bedrock;

import io.dvara.provider.kit.Members;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.Optional;

/**
 * Tells citations in the words of the chat dialect.
 *
 * <p>One of a web page is a {@code url_citation} over the text of its block; the others, of which the
 * dialect has none, are of the type {@code citation}. Each carries the vendor's own in its member {@code
 * citation}.
 */
final class Citations {

    private final JsonProvider make;

    Citations(JsonProvider make) {
        this.make = make;
    }

    /** Returns the annotation for a citation of a text at a place of the whole answer, in code points. */
    JsonObject of(JsonObject citation, int from, int to) {
        JsonObjectBuilder annotation = make.createObjectBuilder();
        Optional<String> url = Members.object(citation, "location")
                .flatMap(location -> Members.object(location, "web"))
                .flatMap(web -> Members.text(web, "url"));
        if (url.isEmpty()) {
            annotation.add("type", "citation");
        } else {
            annotation
                    .add("type", "url_citation")
                    .add(
                            "url_citation",
                            make.createObjectBuilder()
                                    .add("url", url.get())
                                    .add("title", citation.getString("title", ""))
                                    .add("start_index", from)
                                    .add("end_index", to));
        }
        return annotation.add("citation", citation).build();
    }
}
