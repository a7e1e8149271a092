package io.dvara.provider.gemini;

import io.dvara.api.chat.Part;
import io.dvara.provider.kit.CallArguments;
import io.dvara.provider.kit.Members;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes parts of messages as the vendor's parts. */
final class PartWriter {

    /** Parts in the vendor's own words, as its answers bring them. */
    private static final Set<String> OWN =
            Set.of("inlineData", "fileData", "executableCode", "codeExecutionResult", "toolCall", "toolResponse");

    private final Order order;
    private final JsonProvider make;
    private final MediaWriter media;
    private final ResultWriter results;
    private final CallNames names = new CallNames();

    PartWriter(Order order) {
        this.order = order;
        this.make = order.make();
        this.media = new MediaWriter(order);
        this.results = new ResultWriter(order, media, names);
    }

    /**
     * Where a part stands.
     *
     * @param path in the request
     * @param name the name of the message, empty without one
     */
    record Place(String path, String name) {}

    /** Adds what a part becomes to the parts of its message that are written already. */
    void write(Part part, Place place, List<JsonObject> written) {
        switch (part) {
            case Part.Text text -> written.add(text(text.text(), text, place));
            case Part.Refusal refusal -> written.add(text(refusal.text(), refusal, place));
            case Part.Attachment attachment -> attachment(attachment, place, written);
            case Part.Reasoning reasoning -> reasoning(reasoning, place, written);
            case Part.ToolCall call -> written.add(call(call, place, written));
            case Part.ToolResult result -> written.addAll(results.write(result, place));
            case Part.Opaque opaque -> written.add(own(opaque.value(), place));
        }
    }

    /** Returns whether a part is an empty text. */
    static boolean saysNothing(JsonObject part) {
        return part.size() == 1 && part.getString("text", "-").isEmpty();
    }

    private JsonObject text(String text, Part part, Place place) {
        order.dropRest(part.extras(), place.path(), Set.of());
        return make.createObjectBuilder().add("text", text).build();
    }

    private void attachment(Part.Attachment attachment, Place place, List<JsonObject> written) {
        attachment
                .name()
                .filter(_ -> !order.takesFileNames())
                .ifPresent(name -> written.add(make.createObjectBuilder()
                        .add("text", "File " + name + ":")
                        .build()));
        written.add(media.write(attachment, place.path()));
    }

    /** Thoughts go back as they came; a signature without thoughts belongs to the text before it. */
    private void reasoning(Part.Reasoning reasoning, Place place, List<JsonObject> written) {
        order.dropRest(reasoning.extras(), place.path(), Set.of());
        reasoning.sealed().ifPresent(_ -> order.drop("messages.content.redacted_thinking"));
        if (!reasoning.text().isEmpty() && !order.era().thinks()) {
            order.drop("messages.reasoning_content");
        } else if (!reasoning.text().isEmpty()) {
            JsonObjectBuilder thought =
                    make.createObjectBuilder().add("text", reasoning.text()).add("thought", true);
            reasoning.signature().ifPresent(signature -> thought.add("thoughtSignature", signature));
            written.add(thought.build());
        } else {
            reasoning.signature().ifPresent(signature -> sign(signature, written));
        }
    }

    private void sign(String signature, List<JsonObject> written) {
        JsonObject last = written.isEmpty() ? JsonValue.EMPTY_JSON_OBJECT : written.getLast();
        if (last.containsKey("text") && !last.containsKey("thought") && !Turn.isSigned(last)) {
            written.set(written.size() - 1, Turn.signed(make, last, signature));
        } else {
            JsonObject empty = make.createObjectBuilder().add("text", "").build();
            written.add(Turn.signed(make, empty, signature));
        }
    }

    private JsonObject call(Part.ToolCall call, Place place, List<JsonObject> written) {
        order.dropRest(call.extras(), place.path(), Set.of(Proof.OUTSIDE));
        names.called(call.id(), call.name());
        JsonObjectBuilder function = make.createObjectBuilder();
        if (!call.id().isEmpty() && order.sendsCallIds()) {
            function.add("id", call.id());
        }
        function.add("name", call.name()).add("args", CallArguments.object(order.json(), call.arguments()));
        JsonObject part =
                make.createObjectBuilder().add("functionCall", function).build();
        Optional<String> signature =
                call.signature().or(() -> Proof.in(call.extras().fields())).or(() -> takeLoose(written));
        return signature.map(text -> Turn.signed(make, part, text)).orElse(part);
    }

    /** A signature that stands alone before a call is that call's. */
    private static Optional<String> takeLoose(List<JsonObject> written) {
        if (written.isEmpty() || !written.getLast().getString("text", "-").isEmpty()) {
            return Optional.empty();
        }
        return Members.text(written.removeLast(), "thoughtSignature");
    }

    private static JsonObject own(JsonObject value, Place place) {
        for (String name : value.keySet()) {
            if (OWN.contains(name)) {
                return value;
            }
        }
        throw Unsupported.field(place.path(), "does not know this kind of content");
    }
}
