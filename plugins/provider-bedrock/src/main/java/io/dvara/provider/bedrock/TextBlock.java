package io.dvara.provider.bedrock;

import io.dvara.api.chat.Delta;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Text; its citations span the whole of it and are told at its end. */
final class TextBlock implements OpenBlock {

    private final int number;
    private final Progress progress;
    private final int from;
    private final List<JsonObject> citations = new ArrayList<>();

    TextBlock(int number, Progress progress) {
        this.number = number;
        this.progress = progress;
        this.from = progress.textLength();
    }

    @Override
    public List<Delta> add(JsonObject delta) {
        if (delta.get("citation") instanceof JsonObject citation) {
            citations.add(citation);
        }
        String text = delta.getString("text", "");
        if (text.isEmpty()) {
            return List.of();
        }
        progress.addText(text);
        return List.of(new Delta.Text(number, text));
    }

    @Override
    public List<Delta> end() {
        if (citations.isEmpty()) {
            return List.of();
        }
        Citations words = new Citations(progress.make());
        List<JsonObject> annotations = citations.stream()
                .map(citation -> words.of(citation, from, progress.textLength()))
                .toList();
        return List.of(new Delta.Text(number, "", annotations));
    }
}
