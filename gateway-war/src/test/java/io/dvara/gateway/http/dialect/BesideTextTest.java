package io.dvara.gateway.http.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.ChatChunk;
import io.dvara.api.chat.ChoiceDelta;
import io.dvara.api.chat.Delta;
import io.dvara.api.chat.Part;
import io.dvara.gateway.json.JacksonCodec;
import io.dvara.gateway.refusal.ErrorCode;
import io.dvara.gateway.refusal.Refusal;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BesideTextTest {

    private final JacksonCodec codec = new JacksonCodec();

    @Test
    void piecesOfACallInTheRetiredFormBecomeACall() {
        List<Part> parts = turned(
                beside("{'function_call':{'name':'f','arguments':''}}", new Delta.Text(0, "Hi")),
                beside("{'function_call':{'arguments':'{\\\"a\\\"'}}"),
                beside("{'function_call':{'arguments':':1}'},'other':1}"));
        assertThat(parts).hasSize(2);
        Part.ToolCall call = (Part.ToolCall) parts.getLast();
        assertThat(call.name()).isEqualTo("f");
        assertThat(call.arguments()).isEqualTo("{\"a\":1}");
    }

    @Test
    void aCallThatIsToldInBothFormsIsOneCall() {
        Delta call = new Delta.ToolCall(
                0, 0, Optional.of("id"), Optional.of("f"), "{}", Optional.empty(), JsonValue.EMPTY_JSON_OBJECT);
        assertThat(turned(beside("{'function_call':{'name':'f','arguments':'{}'}}", call)))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'audio':{'id':'a','data':'QUJD'}}", "{'images':[{'type':'image_url'}]}"})
    void whatHasNoFormEndsInAnErrorThatSaysWhereToAsk(String extra) {
        assertThatThrownBy(() -> turned(beside(extra)))
                .isInstanceOfSatisfying(
                        Refusal.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNSUPPORTED_PARAMETER))
                .hasMessageContaining("Some API")
                .hasMessageContaining("/v1/chat/completions");
    }

    @Test
    void whatSaysNothingIsLet() {
        ChatChunk nothing = beside("{'audio':null,'images':[],'function_call':null}");
        assertThat(new BesideText("Some API").apply(nothing)).isEqualTo(nothing);
    }

    private static List<Part> turned(ChatChunk... chunks) {
        return ChatAnswer.fold(Stream.of(chunks).map(new BesideText("Some API")))
                .choices()
                .getFirst()
                .message()
                .parts();
    }

    private ChatChunk beside(String extra, Delta... deltas) {
        JsonObject members = codec.readObject(extra.replace('\'', '"'));
        return ChatChunk.of(new ChoiceDelta(
                0, List.of(deltas), Optional.empty(), Optional.empty(), members, JsonValue.EMPTY_JSON_OBJECT));
    }
}
