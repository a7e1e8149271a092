package io.dvara.gateway.http.responses;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChoiceDelta;
import io.dvara.api.chat.Delta;
import io.dvara.api.chat.Finish;
import io.dvara.api.chat.FinishReason;
import io.dvara.api.chat.Usage;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MadeFramesTest {

    private static final String REQUEST = """
            {"model":"m","input":"Hi","instructions":"Be kind.","temperature":0.5,"metadata":{"a":"b"},
             "tools":[{"type":"function","name":"f","parameters":{"type":"object"}}],
             "text":{"verbosity":"low"},"reasoning":{"effort":"low","summary":"auto"}}
            """;

    private final Rig rig = new Rig();

    @Test
    void tellsTextInTheDocumentedOrder() {
        List<JsonObject> events = events(chunk(text("Hel")), chunk(text("lo")), end(FinishReason.STOP));
        assertThat(types(events))
                .containsExactly(
                        "created",
                        "in_progress",
                        "output_item.added",
                        "content_part.added",
                        "output_text.delta",
                        "output_text.delta",
                        "output_text.done",
                        "content_part.done",
                        "output_item.done",
                        "completed");
        JsonObject answer = events.getLast().getJsonObject("response");
        assertThat(answer.getJsonArray("output")).hasSize(1);
        assertThat(answer.getJsonObject("usage").getInt("output_tokens")).isEqualTo(3);
        assertThat(rig.kept()).containsExactly(answer);
    }

    @Test
    void keepsTheIdsOfItemsThroughoutTheStream() {
        List<JsonObject> events =
                events(chunk(thought("Hm")), chunk(text("Hi")), chunk(call(0, "{}")), end(FinishReason.TOOL_CALLS));
        JsonObject answer = events.getLast().getJsonObject("response");
        for (JsonObject event : events) {
            if (event.containsKey("item_id")) {
                assertThat(event.getString("item_id"))
                        .isEqualTo(answer.getJsonArray("output")
                                .getJsonObject(event.getInt("output_index"))
                                .getString("id"));
            }
        }
        assertThat(answer.getString("id")).isEqualTo("resp_dv1");
        assertThat(events.getFirst().getJsonObject("response").getString("id")).isEqualTo("resp_dv1");
    }

    @Test
    @DisplayName("R-03: parallel calls are items of their own, told one after the other")
    void tellsCallsOneAfterTheOther() {
        List<JsonObject> events = events(
                chunk(call(0, "{\"a\"")), chunk(call(0, ":1}")), chunk(call(1, "{}")), end(FinishReason.TOOL_CALLS));
        assertThat(types(events).subList(2, 11))
                .containsExactly(
                        "output_item.added",
                        "function_call_arguments.delta",
                        "function_call_arguments.delta",
                        "function_call_arguments.done",
                        "output_item.done",
                        "output_item.added",
                        "function_call_arguments.delta",
                        "function_call_arguments.done",
                        "output_item.done");
    }

    @Test
    void keepsPiecesOfInterleavedCallsApart() {
        List<JsonObject> events = events(
                chunk(call(0, "{\"a\""), call(1, "{\"b\"")),
                chunk(call(0, ":1}"), call(1, ":2}")),
                end(FinishReason.TOOL_CALLS));
        List<JsonObject> output = events.getLast()
                .getJsonObject("response")
                .getJsonArray("output")
                .getValuesAs(JsonObject.class);
        assertThat(output).extracting(it -> it.getString("arguments")).containsExactly("{\"a\":1}", "{\"b\":2}");
        assertThat(output).extracting(it -> it.getString("call_id")).containsExactly("call0", "call1");
    }

    @Test
    @DisplayName("R-20: thoughts are told as the summary of a reasoning item, before what they led to")
    void tellsThoughtsAsASummary() {
        List<JsonObject> events = events(chunk(thought("Hm")), chunk(text("Hi")), end(FinishReason.STOP));
        assertThat(types(events).subList(2, 8))
                .containsExactly(
                        "output_item.added",
                        "reasoning_summary_part.added",
                        "reasoning_summary_text.delta",
                        "reasoning_summary_text.done",
                        "reasoning_summary_part.done",
                        "output_item.done");
    }

    @Test
    void hidesThoughtsAndSealsWhatTheVendorSigned() {
        Delta signed = new Delta.Reasoning(0, "secret", Optional.of("proof"), Optional.empty());
        Making making = Rig.making(REQUEST, AnswerStyle.Thoughts.HIDDEN);
        JsonObject item = rig.whole(making, chunk(signed), chunk(text("Hi")), end(FinishReason.STOP))
                .getJsonArray("output")
                .getJsonObject(0);
        assertThat(item.getJsonArray("summary")).isEmpty();
        Seal seal = Seal.open(item.getString("encrypted_content"), Rig.CODEC).orElseThrow();
        assertThat(seal.signature()).contains("proof");
        assertThat(seal.text()).contains("secret");
        assertThat(seal.kind()).isEqualTo("acme");
    }

    @Test
    @DisplayName("R-19: the proof of a call rides in a reasoning item before it")
    void sealsTheProofOfACall() {
        Delta call = new Delta.ToolCall(
                0, 0, Optional.of("c1"), Optional.of("f"), "{}", Optional.of("proof"), JsonValue.EMPTY_JSON_OBJECT);
        JsonObject answer = rig.whole(shown(), chunk(call), end(FinishReason.TOOL_CALLS));
        JsonObject item = answer.getJsonArray("output").getJsonObject(0);
        assertThat(item.getString("type")).isEqualTo("reasoning");
        assertThat(Seal.open(item.getString("encrypted_content"), Rig.CODEC)
                        .orElseThrow()
                        .calls())
                .containsEntry("c1", "proof");
        assertThat(answer.getJsonArray("output").getJsonObject(1).getString("call_id"))
                .isEqualTo("c1");
    }

    @ParameterizedTest
    @CsvSource({"LENGTH,max_output_tokens", "CONTENT_FILTER,content_filter"})
    void endsWhatIsNotWholeAsIncomplete(FinishReason reason, String word) {
        List<JsonObject> events = events(chunk(text("Hel")), end(reason));
        JsonObject last = events.getLast();
        assertThat(last.getString("type")).isEqualTo("response.incomplete");
        assertThat(last.getJsonObject("response")
                        .getJsonObject("incomplete_details")
                        .getString("reason"))
                .isEqualTo(word);
    }

    @Test
    void tellsARefusal() {
        Delta refusal = new Delta.Refusal(0, "No.");
        List<JsonObject> events = events(chunk(refusal), end(FinishReason.STOP));
        assertThat(types(events)).contains("refusal.delta", "refusal.done");
        assertThat(rig.whole(shown(), chunk(refusal), end(FinishReason.STOP))
                        .getJsonArray("output")
                        .getJsonObject(0)
                        .getJsonArray("content"))
                .containsExactly(Json.createObjectBuilder()
                        .add("type", "refusal")
                        .add("refusal", "No.")
                        .build());
    }

    @Test
    void tellsCitationsInTheDialectsForm() {
        JsonObject citation = Rig.CODEC.readObject(
                "{\"type\":\"url_citation\",\"url_citation\":{\"url\":\"https://a.example\",\"title\":\"A\"}}");
        Delta text = new Delta.Text(0, "Hi", List.of(citation));
        List<JsonObject> events = events(chunk(text), end(FinishReason.STOP));
        assertThat(types(events)).contains("output_text.annotation.added");
    }

    @Test
    void tellsCitationsOfOtherKindsBesideThoseThatClientsKnow() {
        JsonObject citation = Rig.CODEC.readObject("{\"type\":\"file\",\"file\":{\"hash\":\"a1\"}}");
        Delta text = new Delta.Text(0, "Hi", List.of(citation));
        List<JsonObject> events = events(chunk(text), end(FinishReason.STOP));
        assertThat(types(events)).doesNotContain("output_text.annotation.added");
        JsonObject part = events.getLast()
                .getJsonObject("response")
                .getJsonArray("output")
                .getJsonObject(0)
                .getJsonArray("content")
                .getJsonObject(0);
        assertThat(part.getJsonArray("annotations")).isEmpty();
        assertThat(part.getJsonArray("citations")).containsExactly(citation);
    }

    @Test
    void tellsTheInputOfAFreeTextToolAsText() {
        Making making = Rig.making(REQUEST, AnswerStyle.Thoughts.SHOWN, "f");
        List<JsonObject> events =
                rig.events(making, chunk(call(0, "{\"input\":\"a\\nb\"}")), end(FinishReason.TOOL_CALLS));
        assertThat(types(events)).contains("custom_tool_call_input.delta", "custom_tool_call_input.done");
        JsonObject item = events.getLast()
                .getJsonObject("response")
                .getJsonArray("output")
                .getJsonObject(0);
        assertThat(item.getString("type")).isEqualTo("custom_tool_call");
        assertThat(item.getString("input")).isEqualTo("a\nb");
    }

    @Test
    void saysTheSameWholeAndStreamed() {
        ChatChunk[] chunks = {
            chunk(thought("Hm")), chunk(text("Hi")), chunk(call(0, "{}")), end(FinishReason.TOOL_CALLS)
        };
        JsonObject streamed = rig.events(shown(), chunks).getLast().getJsonObject("response");
        JsonObject whole = rig.whole(shown(), chunks);
        assertThat(whole.keySet()).isEqualTo(streamed.keySet());
        assertThat(whole.getJsonArray("output")).hasSameSizeAs(streamed.getJsonArray("output"));
        assertThat(whole.getString("instructions")).isEqualTo("Be kind.");
        assertThat(whole.getJsonObject("metadata")).containsKey("a");
        assertThat(whole.getJsonArray("tools").getJsonObject(0).getBoolean("strict"))
                .isTrue();
    }

    @Test
    void anAnswerThatSaysNothingHasAnEmptyMessage() {
        JsonObject answer = rig.whole(shown(), end(FinishReason.STOP));
        assertThat(answer.getJsonArray("output").getJsonObject(0).getString("type"))
                .isEqualTo("message");
    }

    private List<JsonObject> events(ChatChunk... chunks) {
        return rig.events(shown(), chunks);
    }

    private static Making shown() {
        return Rig.making(REQUEST, AnswerStyle.Thoughts.SHOWN);
    }

    private static List<String> types(List<JsonObject> events) {
        return events.stream()
                .map(event -> event.getString("type").replaceFirst("^response\\.", ""))
                .toList();
    }

    private static ChatChunk chunk(Delta... deltas) {
        return ChatChunk.of(ChoiceDelta.of(0, deltas));
    }

    private static ChatChunk end(FinishReason reason) {
        return new ChatChunk(
                Optional.empty(),
                List.of(ChoiceDelta.end(0, Finish.of(reason))),
                Optional.of(Usage.of(5, 3)),
                JsonValue.EMPTY_JSON_OBJECT);
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
}
