package io.dvara.provider.gemini;

import io.dvara.api.chat.Media;
import io.dvara.api.chat.Part;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes results of tools, which the vendor takes as objects under the function's name. */
final class ResultWriter {

    private final Order order;
    private final JsonProvider make;
    private final MediaWriter media;
    private final CallNames names;

    ResultWriter(Order order, MediaWriter media, CallNames names) {
        this.order = order;
        this.make = order.make();
        this.media = media;
        this.names = names;
    }

    /** Returns the result, followed by attachments that the model does not take within it. */
    List<JsonObject> write(Part.ToolResult result, PartWriter.Place place) {
        order.dropRest(result.extras(), place.path(), Set.of());
        String name = names.of(result.callId(), place.name())
                .orElseThrow(() -> Unsupported.field(
                        place.path() + ".tool_call_id",
                        "wants the function's name with a result, and no earlier message has a call of this id"));
        StringBuilder text = new StringBuilder();
        JsonArrayBuilder within = make.createArrayBuilder();
        List<JsonObject> all = new ArrayList<>();
        for (Part part : result.content()) {
            switch (part) {
                case Part.Text said -> {
                    order.dropRest(said.extras(), place.path(), Set.of());
                    text.append(said.text());
                }
                case Part.Attachment attachment when fits(attachment) -> within.add(file(attachment, place));
                case Part.Attachment attachment -> all.add(file(attachment, place));
                default -> throw Unsupported.field(place.path(), "takes text and attachments as results of tools");
            }
        }
        JsonObjectBuilder response = make.createObjectBuilder();
        if (!result.callId().isEmpty() && order.sendsCallIds()) {
            response.add("id", result.callId());
        }
        response.add("name", name).add("response", response(text.toString(), result.outcome()));
        JsonArray attached = within.build();
        if (!attached.isEmpty()) {
            response.add("parts", attached);
        }
        all.addFirst(
                make.createObjectBuilder().add("functionResponse", response).build());
        return all;
    }

    private JsonObject file(Part.Attachment attachment, PartWriter.Place place) {
        attachment.name().filter(_ -> !order.takesFileNames()).ifPresent(_ -> order.drop(place.path() + ".filename"));
        return media.write(attachment, place.path());
    }

    private boolean fits(Part.Attachment attachment) {
        return order.era().takesMediaInResults() && attachment.media() instanceof Media.Inline;
    }

    /** An object goes as it is, other text as the output; of an error the vendor is told so. */
    private JsonObject response(String text, Part.Outcome outcome) {
        JsonValue value = value(text);
        if (outcome == Part.Outcome.DONE) {
            return value instanceof JsonObject object ? object : wrapped("output", value);
        }
        return value instanceof JsonObject object && object.containsKey("error") ? object : wrapped("error", value);
    }

    private JsonValue value(String text) {
        if (text.stripLeading().startsWith("{")) {
            try {
                return order.json().readObject(text);
            } catch (JsonException _) {
                return make.createValue(text);
            }
        }
        return make.createValue(text);
    }

    private JsonObject wrapped(String name, JsonValue value) {
        return make.createObjectBuilder().add(name, value).build();
    }
}
