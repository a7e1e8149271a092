package io.dvara.gateway.http.responses;

import io.dvara.api.chat.ChoiceDelta;
import io.dvara.api.chat.Delta;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Optional;

/**
 * An answer of a vendor that speaks the dialect: its own events, with our ids and the texts of the
 * canonical form; for one thread.
 */
final class OwnWords {

    private static final String RESPONSE = "response";
    private static final String PREVIOUS = "previous_response_id";

    private final VendorIds ids;
    private final String provider;
    private final Optional<String> previous;
    private final AnswerStyle.Thoughts thoughts;
    private final Texts texts = new Texts();

    /**
     * Makes the words of one answer.
     *
     * @param ids the caller's names for what vendors keep
     * @param provider who keeps it
     * @param previous the id of the answer before it, as the client sent it
     * @param thoughts whether thoughts are shown
     */
    OwnWords(VendorIds ids, String provider, Optional<String> previous, AnswerStyle.Thoughts thoughts) {
        this.ids = ids;
        this.provider = provider;
        this.previous = previous;
        this.thoughts = thoughts;
    }

    /** Returns a whole answer. */
    JsonObject answer(JsonObject said, List<Delta> deltas) {
        texts.bring(deltas);
        return answer(said);
    }

    /** Returns an event; empty when the client is not to see it. */
    Optional<JsonObject> event(JsonObject event, List<ChoiceDelta> choices) {
        JsonObject whole = whole(event, choices);
        if (thoughts == AnswerStyle.Thoughts.SHOWN) {
            return Optional.of(whole);
        }
        if (Veil.covers(whole)) {
            return Optional.empty();
        }
        return Optional.of(
                whole.get("item") instanceof JsonObject item ? Texts.with(whole, "item", Veil.item(item)) : whole);
    }

    private JsonObject whole(JsonObject event, List<ChoiceDelta> choices) {
        List<Delta> deltas =
                choices.stream().flatMap(choice -> choice.deltas().stream()).toList();
        String type = event.getString("type");
        if (type.endsWith(".delta") && spot(event).isPresent()) {
            return delta(event, spot(event).get(), deltas);
        }
        texts.bring(deltas);
        return filled(event);
    }

    private JsonObject filled(JsonObject event) {
        if (event.get(RESPONSE) instanceof JsonObject response) {
            return Texts.with(event, RESPONSE, answer(response));
        }
        if (event.get("item") instanceof JsonObject item) {
            boolean done = event.getString("type").endsWith(".done");
            return done ? Texts.with(event, "item", texts.item(item, event.getInt("output_index", 0))) : event;
        }
        Optional<Texts.Spot> spot = spot(event);
        if (spot.isEmpty() || !event.getString("type").endsWith(".done")) {
            return event;
        }
        if (event.get("part") instanceof JsonObject part) {
            return Texts.with(event, "part", texts.part(part, spot.get()));
        }
        return done(event, spot.get());
    }

    private JsonObject done(JsonObject event, Texts.Spot spot) {
        return switch (event.getString("type")) {
            case "response.output_text.done" -> Texts.with(event, "text", texts.text(Texts.Kind.TEXT, spot));
            case "response.refusal.done" -> Texts.with(event, "refusal", texts.text(Texts.Kind.REFUSAL, spot));
            case "response.reasoning_summary_text.done", "response.reasoning_text.done" ->
                Texts.with(event, "text", texts.text(Texts.Kind.THOUGHT, spot));
            case "response.function_call_arguments.done" ->
                Texts.with(event, "arguments", texts.text(Texts.Kind.CALL, spot));
            case "response.custom_tool_call_input.done" ->
                Texts.with(event, "input", texts.text(Texts.Kind.CALL, spot));
            default -> event;
        };
    }

    private JsonObject delta(JsonObject event, Texts.Spot spot, List<Delta> deltas) {
        StringBuilder piece = new StringBuilder();
        for (Delta delta : deltas) {
            piece.append(
                    switch (delta) {
                        case Delta.Text it -> it.text();
                        case Delta.Refusal it -> it.text();
                        case Delta.Reasoning it -> it.text();
                        case Delta.ToolCall it -> it.arguments();
                        case Delta.Opaque _ -> "";
                    });
        }
        return Texts.with(event, "delta", texts.add(spot, piece.toString()));
    }

    /** Returns the spot that an event speaks of, when its text is in the canonical form. */
    private static Optional<Texts.Spot> spot(JsonObject event) {
        int item = event.getInt("output_index", 0);
        String type = event.getString("type");
        if (type.startsWith("response.output_text.")
                || type.startsWith("response.refusal.")
                || type.startsWith("response.reasoning_text.")
                || type.startsWith("response.content_part.")) {
            return Optional.of(new Texts.Spot(item, "content", event.getInt("content_index", 0)));
        }
        if (type.startsWith("response.reasoning_summary_")) {
            return Optional.of(new Texts.Spot(item, "summary", event.getInt("summary_index", 0)));
        }
        if (type.startsWith("response.function_call_arguments.")) {
            return Optional.of(new Texts.Spot(item, "arguments", 0));
        }
        return type.startsWith("response.custom_tool_call_input.")
                ? Optional.of(new Texts.Spot(item, "input", 0))
                : Optional.empty();
    }

    /** Returns what has no texts of the canonical form, under our id. */
    JsonObject told(JsonObject said) {
        String id = said.getString("id", "");
        return thoughts.seen(id.isEmpty() ? said : Texts.with(said, "id", told(id)), "output");
    }

    private JsonObject answer(JsonObject said) {
        JsonObjectBuilder ours = Json.createObjectBuilder(told(said));
        String before = said.getString(PREVIOUS, "");
        previous.or(() -> Optional.of(before).filter(it -> !it.isEmpty()).map(this::told))
                .ifPresent(it -> ours.add(PREVIOUS, it));
        if (said.get("output") instanceof JsonArray output) {
            ours.add("output", texts.output(output));
        }
        return thoughts.seen(ours.build(), "output");
    }

    private String told(String id) {
        return ids.told(new VendorIds.Owned(provider, id));
    }
}
