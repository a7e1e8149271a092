package io.dvara.api.chat;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ChatAnswerTest {

    private static final JsonObject NOTHING = JsonValue.EMPTY_JSON_OBJECT;

    @Test
    void joinsThePiecesOfABlockAndKeepsTheOrderOfBlocks() {
        Message message = said(
                new Delta.Reasoning(0, "I ", Optional.of("sig"), Optional.empty()),
                new Delta.Reasoning(0, "think.", Optional.of("ned"), Optional.empty()),
                new Delta.Text(1, "Hel"),
                new Delta.Text(1, "lo."),
                new Delta.Text(2, "Bye."));
        assertThat(message.parts())
                .containsExactly(
                        new Part.Reasoning("I think.", Optional.of("signed"), Optional.empty(), Extras.NONE),
                        new Part.Text("Hello."),
                        new Part.Text("Bye."));
        assertThat(message.text()).isEqualTo("Hello.Bye.");
    }

    @Test
    void joinsThePiecesOfACallOfAToolThatIsNoFunction() {
        Message message = said(
                another(Json.createObjectBuilder()
                        .add("type", "custom")
                        .add(
                                "custom",
                                Json.createObjectBuilder().add("name", "n").add("input", "a"))),
                another(Json.createObjectBuilder()
                        .add("custom", Json.createObjectBuilder().add("input", "b"))));
        assertThat(message.parts().getFirst().extras().fields())
                .hasToString("{\"type\":\"custom\",\"custom\":{\"name\":\"n\",\"input\":\"ab\"}}");
    }

    @Test
    @DisplayName("R-03: keeps parallel calls apart, also when their pieces alternate or share a block")
    void keepsParallelCallsApart() {
        Message message = said(
                begins(0, 0, "call_1", "one"),
                begins(0, 1, "call_2", "two"),
                goesOn(0, 0, "{\"a\":"),
                goesOn(0, 1, "{}"),
                goesOn(0, 0, "1}"));
        assertThat(message.parts())
                .containsExactly(
                        new Part.ToolCall("call_1", "one", "{\"a\":1}", Optional.empty(), Extras.NONE),
                        new Part.ToolCall("call_2", "two", "{}", Optional.empty(), Extras.NONE));
    }

    @Test
    void joinsPiecesOfSoundAndOfACallInTheRetiredForm() {
        Stream<ChatChunk> pieces = Stream.of(
                beside("audio", "{'id':'a','transcript':'He','data':'QUJD'}"),
                beside("audio", "{'transcript':'y','data':'REVG'}"),
                beside("function_call", "{'name':'f','arguments':'{'}"),
                beside("function_call", "{'arguments':'}'}"));
        Message message = ChatAnswer.fold(pieces).choices().getFirst().message();
        assertThat(message.extras().fields().toString().replace('"', '\''))
                .isEqualTo("{'audio':{'id':'a','transcript':'Hey','data':'QUJDREVG'},"
                        + "'function_call':{'name':'f','arguments':'{}'}}");
    }

    @Test
    void contentMayStandBesideTheText() {
        assertThat(beside("audio", "{'id':'a'}").hasContent()).isTrue();
        assertThat(beside("images", "[{'type':'image_url'}]").hasContent()).isTrue();
        assertThat(beside("audio", "{}").hasContent()).isFalse();
        assertThat(beside("function_call", "null").hasContent()).isFalse();
        assertThat(beside("other", "{'a':1}").hasContent()).isFalse();
    }

    private static ChatChunk beside(String member, String json) {
        JsonValue value;
        try (JsonReader reader = Json.createReader(new StringReader(json.replace('\'', '"')))) {
            value = reader.readValue();
        }
        JsonObject extra = Json.createObjectBuilder().add(member, value).build();
        return ChatChunk.of(new ChoiceDelta(0, List.of(), Optional.empty(), Optional.empty(), extra, NOTHING));
    }

    @Test
    void doesNotLetALaterEmptyIdOrNameReplaceTheFirst() {
        Delta empty = new Delta.ToolCall(0, 0, Optional.of(""), Optional.of(""), "{}", Optional.empty(), NOTHING);
        assertThat(said(begins(0, 0, "call_1", "one"), empty).parts())
                .containsExactly(new Part.ToolCall("call_1", "one", "{}", Optional.empty(), Extras.NONE));
    }

    @Test
    void keepsChoicesApartAndInTheirOrder() {
        ChatAnswer answer = fold(
                ChatChunk.of(ChoiceDelta.of(1, new Delta.Text(0, "b"))),
                ChatChunk.of(ChoiceDelta.of(0, new Delta.Text(0, "a"))),
                ChatChunk.of(ChoiceDelta.end(1, Finish.of(FinishReason.LENGTH))));
        assertThat(answer.choices()).extracting(ChatAnswer.Choice::index).containsExactly(0, 1);
        assertThat(answer.choices())
                .extracting(choice -> choice.message().text())
                .containsExactly("a", "b");
        assertThat(answer.choices().getFirst().finish()).isEmpty();
        assertThat(answer.choices().getLast().finish()).contains(Finish.of(FinishReason.LENGTH));
    }

    @Test
    @DisplayName("R-01: takes the last usage that was reported, also from a chunk with content")
    void takesTheLastUsage() {
        ChatChunk last = new ChatChunk(
                Optional.empty(),
                List.of(ChoiceDelta.of(0, new Delta.Text(0, "."))),
                Optional.of(Usage.of(3, 2)),
                NOTHING);
        ChatChunk end = ChatChunk.of(ChoiceDelta.end(0, Finish.of(FinishReason.STOP)));
        ChatAnswer answer = fold(ChatChunk.of(Usage.of(3, 0)), last, end);
        assertThat(answer.usage()).contains(Usage.of(3, 2));
    }

    @Test
    @DisplayName("R-01: a zero is a zero and what is unknown is absent")
    void tellsAZeroFromWhatIsUnknown() {
        assertThat(Usage.of(0, 0).input()).isEqualTo(OptionalLong.of(0));
        assertThat(Usage.of(0, 0).cached()).isEmpty();
        assertThat(Usage.UNKNOWN.input()).isEmpty();
        assertThat(fold(ChatChunk.of(ChoiceDelta.of(0))).usage()).isEmpty();
    }

    @Test
    void keepsTheFirstHeadAndFillsItsGaps() {
        ChatAnswer answer = fold(
                ChatChunk.of(new ChatChunk.Head(Optional.of("id"), Optional.empty(), Optional.empty())),
                ChatChunk.of(new ChatChunk.Head(Optional.of("other"), Optional.of("m"), Optional.of(7L))));
        assertThat(answer.head()).isEqualTo(new ChatChunk.Head(Optional.of("id"), Optional.of("m"), Optional.of(7L)));
    }

    @Test
    void joinsUnknownMembersAndAppendsLogprobs() {
        ChatAnswer answer = fold(
                chunk(object("a", Json.createValue(1)), logprobs("x")),
                chunk(object("b", Json.createValue(2)), logprobs("y")));
        assertThat(answer.extra()).isEqualTo(object("a", 1, "b", 2));
        ChatAnswer.Choice choice = answer.choices().getFirst();
        assertThat(choice.extra()).isEqualTo(object("a", 1, "b", 2));
        assertThat(choice.message().extras().fields()).isEqualTo(object("a", 1, "b", 2));
        assertThat(choice.logprobs().orElseThrow().getJsonArray("content"))
                .containsExactly(Json.createValue("x"), Json.createValue("y"));
    }

    @Test
    void takesTextThoughtsAndCallsForContentAndNothingElse() {
        assertThat(hasContent(new Delta.Text(0, ""))).isFalse();
        assertThat(hasContent(new Delta.Text(0, " "))).isTrue();
        assertThat(hasContent(new Delta.Refusal(0, "no"))).isTrue();
        assertThat(hasContent(new Delta.Reasoning(0, "", Optional.of("sig"), Optional.empty())))
                .isFalse();
        assertThat(hasContent(new Delta.Reasoning(0, "", Optional.empty(), Optional.of("x"))))
                .isTrue();
        assertThat(hasContent(begins(0, 0, "id", "name"))).isTrue();
        assertThat(ChatChunk.of(Usage.of(1, 1)).hasContent()).isFalse();
        assertThat(ChatChunk.of(ChoiceDelta.end(0, Finish.of(FinishReason.STOP)))
                        .hasContent())
                .isFalse();
    }

    private static boolean hasContent(Delta delta) {
        return ChatChunk.of(ChoiceDelta.of(0, delta)).hasContent();
    }

    private static ChatAnswer fold(ChatChunk... chunks) {
        return ChatAnswer.fold(Stream.of(chunks));
    }

    private static Message said(Delta... deltas) {
        return ChatAnswer.fold(Stream.of(deltas).map(delta -> ChatChunk.of(ChoiceDelta.of(0, delta))))
                .choices()
                .getFirst()
                .message();
    }

    private static Delta begins(int block, int index, String id, String name) {
        return new Delta.ToolCall(block, index, Optional.of(id), Optional.of(name), "", Optional.empty(), NOTHING);
    }

    private static Delta goesOn(int block, int index, String arguments) {
        return new Delta.ToolCall(
                block, index, Optional.empty(), Optional.empty(), arguments, Optional.empty(), NOTHING);
    }

    private static ChatChunk chunk(JsonObject extra, JsonObject logprobs) {
        ChoiceDelta choice = new ChoiceDelta(0, List.of(), Optional.empty(), Optional.of(logprobs), extra, extra);
        return new ChatChunk(Optional.empty(), List.of(choice), Optional.empty(), extra);
    }

    private static JsonObject logprobs(String token) {
        return object("content", Json.createArrayBuilder().add(token).build());
    }

    private static JsonObject object(String name, JsonValue value) {
        return Json.createObjectBuilder().add(name, value).build();
    }

    private static JsonObject object(String first, int one, String second, int two) {
        return Json.createObjectBuilder().add(first, one).add(second, two).build();
    }

    private static Delta another(JsonObjectBuilder extra) {
        return new Delta.ToolCall(0, 0, Optional.empty(), Optional.empty(), "", Optional.empty(), extra.build());
    }
}
