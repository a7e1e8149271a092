package io.dvara.gateway.http.messages;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChoiceDelta;
import io.dvara.api.chat.Delta;
import io.dvara.api.chat.Finish;
import io.dvara.api.chat.FinishReason;
import io.dvara.api.chat.Usage;
import io.dvara.gateway.json.JacksonCodec;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageFramesTest {

    private final JacksonCodec codec = new JacksonCodec();

    @Test
    void writesTheEventsOfAMessageInTheirOrder() throws IOException {
        List<JsonObject> events =
                events(chunk(thought("Hm"), text("Hello")), chunk(text(" there")), end(FinishReason.STOP));
        assertThat(types(events))
                .containsExactly(
                        "message_start",
                        "content_block_start thinking",
                        "ping",
                        "thinking_delta",
                        "content_block_stop",
                        "content_block_start text",
                        "text_delta",
                        "text_delta",
                        "content_block_stop",
                        "message_delta",
                        "message_stop");
        assertThat(events.getFirst().getJsonObject("message"))
                .containsKeys("id", "type", "role", "model", "content", "stop_reason", "stop_sequence", "usage");
        assertThat(events.get(events.size() - 2).getJsonObject("delta").getString("stop_reason"))
                .isEqualTo("end_turn");
    }

    @ParameterizedTest
    @DisplayName("R-06: a turn that calls tools ends with tool_use, whatever the vendor calls its end")
    @CsvSource({"STOP", "TOOL_CALLS", "OTHER", "FUNCTION_CALL"})
    void endsATurnOfToolsWithToolUse(FinishReason reason) throws IOException {
        ChatChunk call = chunk(call(0, "{}"));
        List<JsonObject> events = events(call, end(reason));
        assertThat(events.get(events.size() - 2).getJsonObject("delta").getString("stop_reason"))
                .isEqualTo("tool_use");
        assertThat(whole(call, end(reason)).getString("stop_reason")).isEqualTo("tool_use");
    }

    @ParameterizedTest
    @CsvSource({
        "STOP,end_turn",
        "LENGTH,max_tokens",
        "CONTENT_FILTER,refusal",
        "PAUSED,pause_turn",
        "OTHER,end_turn",
    })
    void tellsWhyAnAnswerEnded(FinishReason reason, String word) {
        assertThat(whole(chunk(text("a")), end(reason)).getString("stop_reason"))
                .isEqualTo(word);
    }

    @Test
    void tellsTheTextAtWhichAnAnswerStopped() {
        ChatChunk told =
                ChatChunk.of(ChoiceDelta.end(0, new Finish(FinishReason.STOP, Optional.empty(), Optional.of("END"))));
        assertThat(whole(chunk(text("a")), told).getString("stop_sequence")).isEqualTo("END");
        ChatChunk untold = ChatChunk.of(
                ChoiceDelta.end(0, new Finish(FinishReason.STOP, Optional.of("stop_sequence"), Optional.empty())));
        assertThat(whole(chunk(text("a")), untold).getString("stop_reason")).isEqualTo("stop_sequence");
    }

    @Test
    void beginsAndEndsAnAnswerThatSaysNothing() throws IOException {
        assertThat(types(events(end(FinishReason.STOP))))
                .containsExactly("message_start", "message_delta", "message_stop");
    }

    @Test
    @DisplayName("R-03: calls whose arguments come interleaved are told one after the other")
    void untanglesCallsThatComeAtOnce() throws IOException {
        List<JsonObject> events = events(
                chunk(call(0, "{\"a\""), call(1, "{\"b\"")),
                chunk(call(0, ":1}"), call(1, ":2}")),
                chunk(call(2, "")),
                end(FinishReason.TOOL_CALLS));
        assertThat(types(events).subList(1, events.size() - 2))
                .containsExactly(
                        "content_block_start tool_use",
                        "ping",
                        "input_json_delta",
                        "input_json_delta",
                        "input_json_delta",
                        "content_block_stop",
                        "content_block_start tool_use",
                        "input_json_delta",
                        "input_json_delta",
                        "input_json_delta",
                        "content_block_stop",
                        "content_block_start tool_use",
                        "input_json_delta",
                        "content_block_stop");
        assertThat(inputs(events)).containsExactly("{\"a\":1}", "{\"b\":2}", "");
    }

    @Test
    @DisplayName("R-01: usage counts the cache apart and is told in full at the end")
    void countsWhatWasReadFromACacheApart() throws IOException {
        Usage usage = Usage.UNKNOWN
                .vary()
                .input(OptionalLong.of(100))
                .output(OptionalLong.of(7))
                .cached(OptionalLong.of(60))
                .cacheWritten(OptionalLong.of(30))
                .reasoning(OptionalLong.of(5))
                .extra(
                        codec.readObject(
                                "{\"prompt_tokens_details\":{\"odd\":1},\"cache_creation\":{\"ephemeral_1h_input_tokens\":30}}"))
                .build();
        List<JsonObject> events = events(chunk(text("a")), end(FinishReason.STOP), ChatChunk.of(usage));
        assertThat(events.getFirst().getJsonObject("message").getJsonObject("usage"))
                .isEqualTo(codec.readObject("{\"input_tokens\":0,\"output_tokens\":0}"));
        JsonObject told = codec.readObject(
                "{\"input_tokens\":10,\"cache_creation_input_tokens\":30,"
                        + "\"cache_read_input_tokens\":60,\"output_tokens\":7,\"output_tokens_details\":{\"thinking_tokens\":5}}");
        assertThat(events.get(events.size() - 2).getJsonObject("usage")).isEqualTo(told);
        assertThat(whole(chunk(text("a")), end(FinishReason.STOP), ChatChunk.of(usage))
                        .getJsonObject("usage"))
                .containsAllEntriesOf(told)
                .containsEntry("cache_creation", codec.readObject("{\"ephemeral_1h_input_tokens\":30}"));
    }

    @Test
    void saysNothingThatVendorsRefuseToTakeBack() {
        JsonObject message = whole(
                chunk(text(""), new Delta.Opaque(3, codec.readObject("{\"type\":\"odd\"}"))),
                chunk(new Delta.ToolCall(
                        4,
                        0,
                        Optional.empty(),
                        Optional.of("f"),
                        "not json",
                        Optional.empty(),
                        JsonValue.EMPTY_JSON_OBJECT)),
                end(FinishReason.TOOL_CALLS));
        assertThat(message.getJsonArray("content")).hasSize(1);
        JsonObject call = message.getJsonArray("content").getJsonObject(0);
        assertThat(call.getString("id")).startsWith("toolu_");
        assertThat(call.getJsonObject("input").getString("invalid_json")).isEqualTo("not json");
    }

    @Test
    void tellsWhatAConversationWasCompactedToAsTheVendorDoes() throws IOException {
        Delta compacted = new Delta.Opaque(0, codec.readObject("{\"type\":\"compaction\",\"content\":\"They met.\"}"));
        MessageFrames frames = new MessageFrames(codec, style(true));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        frames.write(chunk(compacted, text("Hi")), out);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("\"content_block\":{\"type\":\"compaction\",\"content\":null}")
                .contains("\"delta\":{\"type\":\"compaction_delta\",\"content\":\"They met.\"}");
    }

    private static ChatChunk chunk(Delta... deltas) {
        return ChatChunk.of(ChoiceDelta.of(0, deltas));
    }

    private static ChatChunk end(FinishReason reason) {
        return ChatChunk.of(ChoiceDelta.end(0, Finish.of(reason)));
    }

    private static Delta text(String text) {
        return new Delta.Text(1, text);
    }

    private static Delta thought(String text) {
        return new Delta.Reasoning(0, text, Optional.empty(), Optional.empty());
    }

    private static Delta call(int index, String arguments) {
        return new Delta.ToolCall(
                index + 2,
                index,
                Optional.of("call" + index),
                Optional.of("f"),
                arguments,
                Optional.empty(),
                JsonValue.EMPTY_JSON_OBJECT);
    }

    private static List<String> types(List<JsonObject> events) {
        return events.stream()
                .map(event -> switch (event.getString("type")) {
                    case "content_block_start" ->
                        "content_block_start "
                                + event.getJsonObject("content_block").getString("type");
                    case "content_block_delta" -> event.getJsonObject("delta").getString("type");
                    default -> event.getString("type");
                })
                .toList();
    }

    private static List<String> inputs(List<JsonObject> events) {
        List<StringBuilder> inputs = new ArrayList<>();
        for (JsonObject event : events) {
            if (event.getString("type").equals("content_block_start")) {
                assertThat(event.getInt("index")).isEqualTo(inputs.size());
                inputs.add(new StringBuilder());
            } else if (event.getString("type").equals("content_block_delta")) {
                assertThat(event.getInt("index")).isEqualTo(inputs.size() - 1);
                inputs.getLast().append(event.getJsonObject("delta").getString("partial_json"));
            }
        }
        return inputs.stream().map(StringBuilder::toString).toList();
    }

    private static MessageStyle style() {
        return style(false);
    }

    private static MessageStyle style(boolean isInVendorsWords) {
        return new MessageStyle(
                "0123456789abcdef0123456789abcdef", "m", MessageStyle.Thoughts.SHOWN, () -> isInVendorsWords);
    }

    private JsonObject whole(ChatChunk... chunks) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            MessageWriter.write(codec, ChatAnswer.fold(Stream.of(chunks)), style(), out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return codec.readObject(out.toString(StandardCharsets.UTF_8));
    }

    /** Returns the data of all events, whose names have to say the same as their types. */
    private List<JsonObject> events(ChatChunk... chunks) throws IOException {
        MessageFrames frames = new MessageFrames(codec, style());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (ChatChunk chunk : chunks) {
            frames.write(chunk, out);
        }
        frames.end(out);
        return Stream.of(out.toString(StandardCharsets.UTF_8).split("\n\n"))
                .map(frame -> {
                    String[] lines = frame.split("\n");
                    JsonObject data = codec.readObject(lines[1].substring("data: ".length()));
                    assertThat(lines[0]).isEqualTo("event: " + data.getString("type"));
                    return data;
                })
                .toList();
    }
}
