package io.dvara.provider.anthropic;

import io.dvara.api.chat.Delta;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;

/** Text; its citations span the whole of it and are told at its end, but in the vendor's own dialect. */
final class TextBlock implements OpenBlock {

    private final int number;
    private final JsonObject start;
    private final Progress progress;
    private final JsonArrayBuilder citations;
    private final int from;
    private boolean isEmpty = true;

    TextBlock(int number, JsonObject start, Progress progress) {
        this.number = number;
        this.start = start;
        this.progress = progress;
        this.from = progress.textLength();
        this.citations = start.get("citations") instanceof JsonArray given
                ? progress.make().createArrayBuilder(given)
                : progress.make().createArrayBuilder();
    }

    @Override
    public List<Delta> begin() {
        return text(start.getString("text", ""));
    }

    @Override
    public List<Delta> add(JsonObject delta) {
        if (delta.get("citation") instanceof JsonObject citation) {
            if (progress.citesAtOnce()) {
                return cited(progress.make().createArrayBuilder().add(citation).build());
            }
            citations.add(citation);
        }
        return text(delta.getString("text", ""));
    }

    @Override
    public List<Delta> end() {
        JsonValue cited = citations.build();
        List<JsonObject> annotations = new Citations(progress.make()).of(cited, from, progress.textLength());
        return isEmpty || !annotations.isEmpty() ? List.of(new Delta.Text(number, "", annotations)) : List.of();
    }

    private List<Delta> cited(JsonArray citation) {
        return List.of(
                new Delta.Text(number, "", new Citations(progress.make()).of(citation, from, progress.textLength())));
    }

    private List<Delta> text(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        isEmpty = false;
        progress.addText(text);
        return List.of(new Delta.Text(number, text));
    }
}
