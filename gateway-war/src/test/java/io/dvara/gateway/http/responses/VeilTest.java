package io.dvara.gateway.http.responses;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VeilTest {

    private static final String ITEMS = """
            {"id":"resp_1","object":"response","output":[
             {"id":"rs_1","type":"reasoning","encrypted_content":"abc","status":"completed",
              "summary":[{"type":"summary_text","text":"a secret plan"}],
              "content":[{"type":"reasoning_text","text":"a secret plan"}]},
             {"id":"msg_1","type":"message","role":"assistant","status":"completed",
              "content":[{"type":"output_text","text":"Hello","annotations":[]}]}]}""";

    private final JsonObject said = Rig.CODEC.readObject(ITEMS);

    @Test
    void keepsTheItemsOfThoughtsForLaterTurns() {
        JsonObject seen = words().answer(said, List.of());
        assertThat(seen.toString()).doesNotContain("secret").contains("rs_1", "abc", "msg_1");
        JsonObject reasoning = seen.getJsonArray("output").getJsonObject(0);
        assertThat(reasoning.getJsonArray("summary")).isEmpty();
        assertThat(reasoning.containsKey("content")).isFalse();
        assertThat(reasoning.getString("status")).isEqualTo("completed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"response.output_item.added", "response.output_item.done"})
    void tellsOfTheItemsOfThoughts(String type) {
        JsonObject event = Rig.CODEC.readObject("{\"type\":\"" + type + "\",\"output_index\":0,\"item\":"
                + said.getJsonArray("output").getJsonObject(0) + "}");
        JsonObject seen = words().event(event, List.of()).orElseThrow();
        assertThat(seen.toString()).doesNotContain("secret").contains("rs_1", "abc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"response.content_part.added\",\"part\":{\"type\":\"reasoning_text\",\"text\":\"\"}}",
                "{\"type\":\"response.content_part.done\",\"part\":{\"type\":\"reasoning_text\",\"text\":\"s\"}}",
                "{\"type\":\"response.reasoning_text.delta\",\"delta\":\"s\"}",
                "{\"type\":\"response.reasoning_text.done\",\"text\":\"s\"}",
                "{\"type\":\"response.reasoning_summary_part.added\",\"part\":{\"type\":\"summary_text\"}}",
                "{\"type\":\"response.reasoning_summary_text.delta\",\"delta\":\"s\"}"
            })
    void tellsNoTextOfThoughts(String event) {
        assertThat(words().event(Rig.CODEC.readObject(event), List.of())).isEmpty();
    }

    private static OwnWords words() {
        return new OwnWords(Rig.IDS, "acme", Optional.empty(), AnswerStyle.Thoughts.HIDDEN);
    }
}
