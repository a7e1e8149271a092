package io.dvara.gateway.http.responses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dvara.api.chat.Role;
import io.dvara.gateway.TestSettings;
import io.dvara.gateway.http.dialect.Stamps;
import io.dvara.gateway.refusal.ErrorCode;
import io.dvara.gateway.refusal.Refusal;
import io.dvara.gateway.shared.LocalKeep;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeptResponsesTest {

    private static final String OWNER = "a";

    private final KeptResponses kept = new KeptResponses(
            new LocalKeep(TestSettings.usual()), TestSettings.usual(), new RequestReader(Rig.CODEC), new Stamps());

    @Test
    void replaysAConversationFromItsBeginning() {
        keep("resp_dv1", "msg_dv1", "One?", Optional.empty());
        keep("resp_dv2", "msg_dv2", "Two?", Optional.of("resp_dv1"));
        List<Item> conversation = kept.conversation(OWNER, "resp_dv2");
        assertThat(conversation)
                .extracting(it -> it.message().role())
                .containsExactly(Role.USER, Role.TOOL, Role.ASSISTANT, Role.USER, Role.TOOL, Role.ASSISTANT);
        assertThat(conversation)
                .extracting(it -> it.message().text())
                .containsExactly("One?", "", "said", "Two?", "", "said");
    }

    @Test
    void findsItemsOfAnswers() {
        keep("resp_dv1", "msg_dv1", "One?", Optional.empty());
        assertThat(kept.item(OWNER, "msg_dv1").orElseThrow().message().text()).isEqualTo("said");
        assertThat(kept.item("b", "msg_dv1")).isEmpty();
        assertThat(kept.item(OWNER, "msg_dv2")).isEmpty();
    }

    @Test
    void keepsAnswersForTheirOwnerAlone() {
        keep("resp_dv1", "msg_dv1", "One?", Optional.empty());
        assertThat(kept.response(OWNER, "resp_dv1").getString("id")).isEqualTo("resp_dv1");
        assertGone("b", "resp_dv1");
    }

    @Test
    void forgetsAnAnswerAndItsItems() {
        keep("resp_dv1", "msg_dv1", "One?", Optional.empty());
        keep("resp_dv2", "msg_dv2", "Two?", Optional.of("resp_dv1"));
        kept.forget(OWNER, "resp_dv1");
        assertGone(OWNER, "resp_dv1");
        assertThat(kept.item(OWNER, "msg_dv1")).isEmpty();
        assertThatThrownBy(() -> kept.conversation(OWNER, "resp_dv2"))
                .hasMessage("Response with id 'resp_dv1' not found.");
    }

    @Test
    void listsTheInputAsTheApiSays() {
        keep("resp_dv1", "msg_dv1", "One?", Optional.empty());
        JsonObject page = InputItems.page(kept.input(OWNER, "resp_dv1"), Query.of(Optional.of("limit=1&order=asc")));
        OfficialSchema.checkInputItems(page);
        assertThat(page.getBoolean("has_more")).isTrue();
        String first = page.getString("last_id");
        JsonObject next =
                InputItems.page(kept.input(OWNER, "resp_dv1"), Query.of(Optional.of("order=asc&after=" + first)));
        OfficialSchema.checkInputItems(next);
        assertThat(next.getJsonArray("data")).hasSize(1);
        assertThat(next.getBoolean("has_more")).isFalse();
    }

    private void assertGone(String owner, String id) {
        assertThatThrownBy(() -> kept.response(owner, id))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.NOT_FOUND))
                .hasMessage("Response with id '" + id + "' not found.");
    }

    private void keep(String id, String item, String question, Optional<String> previous) {
        JsonObject response = Rig.CODEC.readObject("""
                {"id":"%s","output":[{"id":"%s","type":"message","role":"assistant","status":"completed",
                 "content":[{"type":"output_text","text":"said","annotations":[],"logprobs":[]}]}]}
                """.formatted(id, item));
        List<JsonObject> input = List.of(
                Rig.CODEC.readObject("{\"role\":\"user\",\"content\":\"" + question + "\"}"),
                Rig.CODEC.readObject("{\"type\":\"function_call_output\",\"call_id\":\"c\",\"output\":\"ignored\"}"));
        kept.keep(OWNER, response, input, previous);
    }
}
