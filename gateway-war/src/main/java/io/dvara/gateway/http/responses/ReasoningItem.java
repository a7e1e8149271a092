package io.dvara.gateway.http.responses;

import io.dvara.gateway.http.dialect.Surrogates;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Thoughts that are being said, where they may be seen, and what their vendor wants to see of them again. */
final class ReasoningItem implements OpenItem {

    private final Output output;
    private final Output.Place place;
    private final AnswerStyle style;
    private final int block;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder signature = new StringBuilder();
    private final StringBuilder sealed = new StringBuilder();
    private final Map<String, String> proofs = new HashMap<>();
    private boolean begun;

    ReasoningItem(Output output, AnswerStyle style, int block) throws IOException {
        this.output = output;
        this.style = style;
        this.block = block;
        place = output.reserve("rs");
        output.added(place, json(Optional.empty()));
    }

    boolean isOf(int other) {
        return block == other;
    }

    void think(String more, Optional<String> proof, Optional<String> hidden) throws IOException {
        proof.ifPresent(signature::append);
        hidden.ifPresent(sealed::append);
        if (more.isEmpty()) {
            return;
        }
        if (style.showsThoughts() && !begun) {
            begun = true;
            tell("part.added", (answer, _) -> answer.value("part", part("")));
        }
        text.append(more);
        if (style.showsThoughts()) {
            tell("text.delta", (answer, _) -> answer.text("delta", more));
        }
    }

    /** Notes the proof of the thoughts that led to a call. */
    void prove(String callId, String proof) {
        proofs.merge(callId, proof, String::concat);
    }

    @Override
    public void close(String status) throws IOException {
        if (begun) {
            tell("text.done", (answer, _) -> answer.text("text", text.toString()));
            tell("part.done", (answer, _) -> answer.value("part", part(text.toString())));
        }
        output.done(place, json(seal()));
    }

    private Optional<Seal> seal() {
        if (signature.isEmpty() && sealed.isEmpty() && proofs.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> unseen = style.showsThoughts() ? Optional.empty() : nonEmpty(text);
        return Optional.of(new Seal(style.kind(), unseen, nonEmpty(signature), nonEmpty(sealed), proofs));
    }

    private JsonObject json(Optional<Seal> seal) {
        JsonArray summary =
                begun ? Json.createArrayBuilder().add(part(text.toString())).build() : JsonValue.EMPTY_JSON_ARRAY;
        JsonObjectBuilder item = Json.createObjectBuilder()
                .add("id", place.id())
                .add("type", "reasoning")
                .add("summary", summary);
        seal.ifPresent(it -> item.add("encrypted_content", it.close(output.codec())));
        return item.build();
    }

    private static JsonObject part(String text) {
        return Json.createObjectBuilder()
                .add("type", "summary_text")
                .add("text", Surrogates.replaced(text))
                .build();
    }

    private void tell(String what, Events.Body body) throws IOException {
        output.tell("response.reasoning_summary_" + what, place, (answer, json) -> {
            json.writeNumberField("summary_index", 0);
            body.write(answer, json);
        });
    }

    private static Optional<String> nonEmpty(StringBuilder text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text.toString());
    }
}
