package io.dvara.provider.cohere;

import io.dvara.provider.kit.Members;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells citations in the words of the chat dialect.
 *
 * <p>A source with an address is a {@code url_citation} of the text; one of other sources, of which
 * the dialect has none, is of the type {@code citation}. Each carries the vendor's own in its member
 * {@code citation}.
 */
final class Citations {

    private final JsonProvider make;

    Citations(JsonProvider make) {
        this.make = make;
    }

    /** Returns a citation of a text that begins at a place of the whole answer, in code points. */
    List<JsonObject> of(JsonObject citation, int from) {
        List<JsonObject> annotations = new ArrayList<>();
        for (JsonValue source : Members.array(citation, "sources")) {
            if (source instanceof JsonObject object) {
                page(object).ifPresent(page -> annotations.add(ofPage(page, citation, from)));
            }
        }
        return annotations.isEmpty() ? List.of(annotation("citation", citation).build()) : annotations;
    }

    /** Returns what the source says of a page. */
    private static Optional<JsonObject> page(JsonObject source) {
        return Stream.of("document", "tool_output")
                .flatMap(name -> Members.object(source, name).stream())
                .filter(page -> Members.text(page, "url").isPresent())
                .findFirst();
    }

    private JsonObject ofPage(JsonObject page, JsonObject citation, int from) {
        JsonObjectBuilder cited = make.createObjectBuilder()
                .add("url", page.getString("url"))
                .add("title", page.getString("title", ""))
                .add("start_index", from + Members.index(citation, "start").orElse(0))
                .add("end_index", from + Members.index(citation, "end").orElse(0));
        return annotation("url_citation", citation).add("url_citation", cited).build();
    }

    private JsonObjectBuilder annotation(String type, JsonObject citation) {
        return make.createObjectBuilder().add("type", type).add("citation", citation);
    }
}
