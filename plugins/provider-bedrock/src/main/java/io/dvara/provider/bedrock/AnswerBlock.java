package io.dvara.provider.bedrock;

import io.dvara.api.chat.Delta;
import jakarta.json.JsonObject;
import java.util.List;

/** A call of the reserved tool, whose arguments are the text of the answer. */
final class AnswerBlock implements OpenBlock {

    private final int number;
    private final Progress progress;
    private boolean isEmpty = true;

    AnswerBlock(int number, Progress progress) {
        this.number = number;
        this.progress = progress;
    }

    @Override
    public List<Delta> add(JsonObject delta) {
        return text(CallBlock.pieceOf(delta));
    }

    @Override
    public List<Delta> end() {
        return isEmpty ? text("{}") : List.of();
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
