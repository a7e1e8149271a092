package io.dvara.api.chat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gathers the pieces of one content block. */
final class PartFold {

    /** What calls of tools that are no functions are told in, piece by piece. */
    private static final Set<String> GROWING = Set.of("input", "arguments");

    private final Delta first;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder signature = new StringBuilder();
    private final StringBuilder sealed = new StringBuilder();
    private final List<JsonObject> annotations = new ArrayList<>();
    private String id = "";
    private String name = "";
    private JsonObject extra = JsonValue.EMPTY_JSON_OBJECT;

    PartFold(Delta first) {
        this.first = first;
    }

    void add(Delta delta) {
        switch (delta) {
            case Delta.Text piece -> {
                text.append(piece.text());
                annotations.addAll(piece.annotations());
            }
            case Delta.Refusal piece -> text.append(piece.text());
            case Delta.Reasoning piece -> {
                text.append(piece.text());
                piece.signature().ifPresent(signature::append);
                piece.sealed().ifPresent(sealed::append);
            }
            case Delta.ToolCall piece -> addCall(piece);
            case Delta.Opaque piece -> extra = Merge.members(extra, piece.value());
        }
    }

    Part part() {
        return switch (first) {
            case Delta.Text _ -> new Part.Text(text.toString(), annotations, Extras.NONE);
            case Delta.Refusal _ -> new Part.Refusal(text.toString(), Extras.NONE);
            case Delta.Reasoning _ ->
                new Part.Reasoning(text.toString(), nonEmpty(signature), nonEmpty(sealed), Extras.NONE);
            case Delta.ToolCall _ ->
                new Part.ToolCall(id, name, text.toString(), nonEmpty(signature), Extras.of(extra));
            case Delta.Opaque _ -> new Part.Opaque(extra);
        };
    }

    private void addCall(Delta.ToolCall piece) {
        id = piece.id().filter(given -> !given.isEmpty()).orElse(id);
        name = piece.name().filter(given -> !given.isEmpty()).orElse(name);
        text.append(piece.arguments());
        piece.signature().ifPresent(signature::append);
        extra = Merge.grown(extra, piece.extra(), GROWING);
    }

    private static Optional<String> nonEmpty(StringBuilder text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text.toString());
    }
}
