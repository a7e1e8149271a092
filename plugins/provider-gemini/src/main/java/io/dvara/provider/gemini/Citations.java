package io.dvara.provider.gemini;

import io.dvara.provider.kit.Members;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Tells sources in the words of the chat dialect, as {@code url_citation} over a part of the text.
 *
 * <p>The vendor counts bytes of the whole text, the dialect characters. What else the vendor says of
 * its sources stays in the remainder.
 */
final class Citations {

    private final JsonProvider make;
    private JsonObject grounding = JsonValue.EMPTY_JSON_OBJECT;
    private JsonObject citation = JsonValue.EMPTY_JSON_OBJECT;

    Citations(JsonProvider make) {
        this.make = make;
    }

    /** Takes what a piece says of sources; what comes later says all again. */
    void read(JsonObject candidate) {
        grounding = Members.object(candidate, "groundingMetadata")
                .filter(told -> !told.isEmpty())
                .orElse(grounding);
        citation = Members.object(candidate, "citationMetadata")
                .filter(told -> !told.isEmpty())
                .orElse(citation);
    }

    /** Returns the sources of a text. */
    List<JsonObject> of(String text) {
        List<JsonObject> annotations = new ArrayList<>();
        if (grounding.isEmpty() && citation.isEmpty()) {
            return annotations;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (JsonValue support : Members.array(grounding, "groundingSupports")) {
            if (support instanceof JsonObject object) {
                supported(object, bytes, annotations);
            }
        }
        for (String name : List.of("citationSources", "citations")) {
            for (JsonValue source : Members.array(citation, name)) {
                if (source instanceof JsonObject object) {
                    Members.text(object, "uri")
                            .ifPresent(uri -> annotations.add(
                                    annotation(new Source(uri, object.getString("title", "")), object, bytes)));
                }
            }
        }
        return annotations;
    }

    private record Source(String uri, String title) {}

    private void supported(JsonObject support, byte[] text, List<JsonObject> annotations) {
        JsonObject segment = Members.object(support, "segment").orElse(JsonValue.EMPTY_JSON_OBJECT);
        JsonArray chunks = Members.array(grounding, "groundingChunks");
        for (JsonValue place : Members.array(support, "groundingChunkIndices")) {
            if (place instanceof JsonNumber number && number.intValue() >= 0 && number.intValue() < chunks.size()) {
                source(chunks.get(number.intValue()))
                        .ifPresent(source -> annotations.add(annotation(source, segment, text)));
            }
        }
    }

    private static Optional<Source> source(JsonValue chunk) {
        return chunk instanceof JsonObject object
                ? object.values().stream()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonValue::asJsonObject)
                        .filter(kind -> kind.containsKey("uri"))
                        .map(kind -> new Source(kind.getString("uri", ""), kind.getString("title", "")))
                        .findFirst()
                : Optional.empty();
    }

    private JsonObject annotation(Source source, JsonObject place, byte[] text) {
        Span span = Span.of(place, text);
        int from = characters(text, span.from());
        int to = characters(text, span.to());
        return make.createObjectBuilder()
                .add("type", "url_citation")
                .add(
                        "url_citation",
                        make.createObjectBuilder()
                                .add("url", source.uri())
                                .add("title", source.title())
                                .add("start_index", from)
                                .add("end_index", to))
                .build();
    }

    /** A part of the text, in bytes; where the words that stand there are told, they count more than the numbers. */
    private record Span(int from, int to) {

        static Span of(JsonObject place, byte[] text) {
            int from = Math.min(Members.index(place, "startIndex").orElse(0), text.length);
            int to = Math.min(Members.index(place, "endIndex").orElse(text.length), text.length);
            byte[] words = place.getString("text", "").getBytes(StandardCharsets.UTF_8);
            Span numbered = new Span(from, to);
            return words.length == 0 ? numbered : nearest(words, text, from).orElse(numbered);
        }

        private static Optional<Span> nearest(byte[] words, byte[] text, int from) {
            return IntStream.rangeClosed(0, text.length - words.length)
                    .filter(at -> isAt(words, text, at))
                    .boxed()
                    .min(Comparator.comparingInt(at -> Math.abs(at - from)))
                    .map(at -> new Span(at, at + words.length));
        }

        private static boolean isAt(byte[] words, byte[] text, int at) {
            int end = at + words.length;
            return end <= text.length && Arrays.equals(text, at, end, words, 0, words.length);
        }
    }

    private static int characters(byte[] text, int bytes) {
        int count = 0;
        for (int i = 0; i < Math.min(bytes, text.length); i++) {
            if ((text[i] & 0xc0) != 0x80) {
                count++;
            }
        }
        return count;
    }
}
