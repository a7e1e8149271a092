package io.dvara.gateway.http.responses;

import io.dvara.gateway.http.dialect.Surrogates;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A message that is being said: parts with text or a refusal. */
final class MessageItem implements OpenItem {

    private final Output output;
    private final Output.Place place;
    private final JsonArrayBuilder parts = Json.createArrayBuilder();
    private int count;
    private Optional<OpenPart> open = Optional.empty();

    MessageItem(Output output) throws IOException {
        this.output = output;
        place = output.reserve("msg");
        output.added(place, json("in_progress", JsonValue.EMPTY_JSON_ARRAY));
    }

    /** Adds text to the part of a content block. */
    void text(int block, String text, JsonArray logprobs) throws IOException {
        OpenPart part = part(OpenPart.Kind.TEXT, block);
        if (!text.isEmpty()) {
            part.text(text, logprobs);
        }
    }

    void refuse(int block, String text) throws IOException {
        part(OpenPart.Kind.REFUSAL, block).text(text, JsonValue.EMPTY_JSON_ARRAY);
    }

    void annotate(int block, List<JsonObject> annotations) throws IOException {
        for (JsonObject annotation : annotations) {
            OpenPart part = part(OpenPart.Kind.TEXT, block);
            JsonObject flat = Annotations.flat(annotation);
            if (Annotations.isKnown(flat)) {
                part.annotate(flat);
            } else {
                part.cite(annotation);
            }
        }
    }

    @Override
    public void close(String status) throws IOException {
        endPart();
        output.done(place, json(status, parts.build()));
    }

    private OpenPart part(OpenPart.Kind kind, int block) throws IOException {
        if (open.isEmpty() || !open.get().goesOn(kind, block)) {
            endPart();
            open = Optional.of(OpenPart.begin(output, new OpenPart.Spot(place, count++, kind, block)));
        }
        return open.get();
    }

    private void endPart() throws IOException {
        if (open.isPresent()) {
            parts.add(open.get().end());
            open = Optional.empty();
        }
    }

    private JsonObject json(String status, JsonArray content) {
        JsonObjectBuilder item = Json.createObjectBuilder()
                .add("id", place.id())
                .add("type", "message")
                .add("status", status)
                .add("content", content)
                .add("role", "assistant");
        return item.build();
    }

    /** A part that is being said. */
    static final class OpenPart {

        private final Output output;
        private final Spot spot;
        private final StringBuilder text = new StringBuilder();
        private final JsonArrayBuilder annotations = Json.createArrayBuilder();
        private final JsonArrayBuilder logprobs = Json.createArrayBuilder();
        private final List<JsonObject> citations = new ArrayList<>();
        private int annotated;

        private OpenPart(Output output, Spot spot) {
            this.output = output;
            this.spot = spot;
        }

        /** What a part holds. */
        enum Kind {
            /** Text. */
            TEXT("output_text", "text"),
            /** A refusal. */
            REFUSAL("refusal", "refusal");

            private final String type;
            private final String member;

            Kind(String type, String member) {
                this.type = type;
                this.member = member;
            }
        }

        /** Which part it is. */
        record Spot(Output.Place place, int index, Kind kind, int block) {}

        static OpenPart begin(Output output, Spot spot) throws IOException {
            OpenPart part = new OpenPart(output, spot);
            part.tell("response.content_part.added", (answer, _) -> answer.value("part", part.json("")));
            return part;
        }

        boolean goesOn(Kind kind, int block) {
            return spot.kind() == kind && spot.block() == block;
        }

        void text(String more, JsonArray tokens) throws IOException {
            text.append(more);
            tokens.forEach(logprobs::add);
            tell("response." + spot.kind().type + ".delta", (answer, _) -> {
                answer.text("delta", more);
                if (spot.kind() == Kind.TEXT) {
                    answer.value("logprobs", tokens);
                }
            });
        }

        void annotate(JsonObject annotation) throws IOException {
            annotations.add(annotation);
            int index = annotated++;
            tell("response.output_text.annotation.added", (answer, json) -> {
                json.writeNumberField("annotation_index", index);
                answer.value("annotation", annotation);
            });
        }

        /** Keeps a citation of a kind that strict clients do not know, to stand beside the others. */
        void cite(JsonObject citation) {
            citations.add(citation);
        }

        JsonObject end() throws IOException {
            JsonObject part = json(Surrogates.replaced(text.toString()));
            tell("response." + spot.kind().type + ".done", (answer, _) -> {
                answer.value(spot.kind().member, part.get(spot.kind().member));
                if (spot.kind() == Kind.TEXT) {
                    answer.value("logprobs", part.get("logprobs"));
                }
            });
            tell("response.content_part.done", (answer, _) -> answer.value("part", part));
            return part;
        }

        private JsonObject json(String said) {
            JsonObjectBuilder part = Json.createObjectBuilder().add("type", spot.kind().type);
            if (spot.kind() == Kind.TEXT) {
                part.add("annotations", annotations).add("logprobs", logprobs);
            }
            if (!citations.isEmpty()) {
                part.add("citations", Json.createArrayBuilder(citations));
            }
            return part.add(spot.kind().member, said).build();
        }

        private void tell(String type, Events.Body body) throws IOException {
            output.tell(type, spot.place(), (answer, json) -> {
                json.writeNumberField("content_index", spot.index());
                body.write(answer, json);
            });
        }
    }
}
