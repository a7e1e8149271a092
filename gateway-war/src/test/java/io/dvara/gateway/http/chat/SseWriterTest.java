package io.dvara.gateway.http.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChoiceDelta;
import io.dvara.api.chat.Delta;
import io.dvara.api.chat.Finish;
import io.dvara.api.chat.FinishReason;
import io.dvara.api.chat.Usage;
import io.dvara.gateway.http.chat.AnswerStyle.Shown;
import io.dvara.gateway.json.JacksonCodec;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SseWriterTest {

    private static final ChatChunk END = ChatChunk.of(ChoiceDelta.end(0, Finish.of(FinishReason.STOP)));

    private final JacksonCodec codec = new JacksonCodec();

    @Test
    @DisplayName("R-02: usage comes in one extra chunk when it was asked for, and is null in all others")
    void reportsUsageOnceWhenAsked() throws IOException {
        List<JsonObject> frames = frames(Shown.YES, text("a"), END, ChatChunk.of(Usage.of(1, 2)));
        assertThat(frames).hasSize(3);
        assertThat(frames.subList(0, 2)).allMatch(it -> it.get("usage") == JsonValue.NULL);
        assertThat(frames.getLast().getJsonArray("choices")).isEmpty();
        assertThat(frames.getLast().getJsonObject("usage").getInt("total_tokens"))
                .isEqualTo(3);
    }

    @Test
    @DisplayName("R-02: usage is not shown to a client that did not ask")
    void hidesUsageWhenNotAsked() throws IOException {
        List<JsonObject> frames = frames(Shown.NO, text("a"), END, ChatChunk.of(Usage.of(1, 2)));
        assertThat(frames).hasSize(2).noneMatch(it -> it.containsKey("usage"));
    }

    @Test
    @DisplayName("R-04, R-05: the first delta has the role, and one chunk the finish reason")
    void beginsWithTheRoleAndEndsOnce() throws IOException {
        List<JsonObject> frames = frames(Shown.NO, text("a"), text("b"), END, END);
        assertThat(frames).hasSize(3);
        assertThat(delta(frames.getFirst()).getString("role")).isEqualTo("assistant");
        assertThat(delta(frames.get(1))).doesNotContainKey("role");
        assertThat(frames.getLast().getJsonArray("choices").getJsonObject(0).getString("finish_reason"))
                .isEqualTo("stop");
    }

    @Test
    @DisplayName("R-03: id, type and name of a call come once, and no delta is empty")
    void namesEachCallOnce() throws IOException {
        List<JsonObject> frames = frames(Shown.NO, call(1, ""), call(1, ""), call(1, "{}"), call(0, "{}"), END);
        assertThat(frames).hasSize(4);
        JsonObject first = delta(frames.getFirst()).getJsonArray("tool_calls").getJsonObject(0);
        assertThat(first).containsKeys("id", "type", "function");
        JsonObject second = delta(frames.get(1)).getJsonArray("tool_calls").getJsonObject(0);
        assertThat(second).containsOnlyKeys("index", "function");
        assertThat(second.getJsonObject("function")).containsOnlyKeys("arguments");
    }

    private static ChatChunk text(String text) {
        return ChatChunk.of(ChoiceDelta.of(0, new Delta.Text(0, text)));
    }

    private static ChatChunk call(int index, String arguments) {
        return ChatChunk.of(ChoiceDelta.of(
                0,
                new Delta.ToolCall(
                        index,
                        index,
                        Optional.of("call" + index),
                        Optional.of("f"),
                        arguments,
                        Optional.empty(),
                        JsonValue.EMPTY_JSON_OBJECT)));
    }

    private static JsonObject delta(JsonObject frame) {
        return frame.getJsonArray("choices").getJsonObject(0).getJsonObject("delta");
    }

    private List<JsonObject> frames(Shown usage, ChatChunk... chunks) throws IOException {
        SseWriter writer = new SseWriter(
                codec, new AnswerStyle("0123456789abcdef0123456789abcdef", 7, "m", Shown.YES, usage), new ChatFrames());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (ChatChunk chunk : chunks) {
            writer.write(chunk, out);
        }
        writer.end(out);
        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(text).endsWith("\n\ndata: [DONE]\n\n");
        return text.replace("data: [DONE]\n\n", "")
                .lines()
                .filter(it -> !it.isEmpty())
                .map(it -> codec.readObject(it.substring("data: ".length())))
                .toList();
    }
}
