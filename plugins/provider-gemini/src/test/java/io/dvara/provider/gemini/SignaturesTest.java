package io.dvara.provider.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import io.dvara.api.chat.ChatAnswer;
import io.dvara.api.chat.Extras;
import io.dvara.api.chat.Message;
import io.dvara.api.chat.Part;
import io.dvara.api.chat.Role;
import io.dvara.testkit.provider.CannedVendor;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R-19: signatures of thoughts go back to where they came from")
class SignaturesTest {

    private static final String TWO_CALLS = "{'candidates':[{'content':{'role':'model','parts':["
            + "{'text':'Let me see.','thoughtSignature':'dGV4dA=='},"
            + "{'functionCall':{'name':'add','args':{'a':2}},'thoughtSignature':'Y2FsbA=='},"
            + "{'functionCall':{'name':'multiply','args':{'a':3}}}]},'finishReason':'STOP'}]}";

    @Test
    void aSecondTurnCarriesTheSignaturesOfTheFirst() {
        Message assistant = answered(TWO_CALLS);
        JsonObject turn = secondTurn(assistant);
        assertThat(turn.getJsonArray("parts").toString().replace('"', '\''))
                .startsWith("[{'text':'Let me see.','thoughtSignature':'dGV4dA=='}")
                .contains("'name':'add','args':{'a':2}},'thoughtSignature':'Y2FsbA=='}")
                .endsWith("'name':'multiply','args':{'a':3}}}]");
    }

    @Test
    void aClientOfTheChatDialectMayBringASignatureBesideTheCall() {
        Message assistant = answered(TWO_CALLS);
        List<Part> parts = new ArrayList<>();
        for (Part part : assistant.parts()) {
            if (part instanceof Part.ToolCall call) {
                parts.add(new Part.ToolCall(call.id(), call.name(), call.arguments(), Optional.empty(), call.extras()));
            }
        }
        JsonObject turn = secondTurn(new Message(Role.ASSISTANT, parts, Optional.empty(), Extras.NONE));
        assertThat(turn.toString().replace('"', '\''))
                .contains("'args':{'a':2}},'thoughtSignature':'Y2FsbA=='}")
                .containsOnlyOnce("thoughtSignature");
    }

    @Test
    void aCallWithoutItsSignatureSkipsTheCheckOfNewerModels() {
        Message assistant = Sending.said(Role.ASSISTANT, call("call_1"), call("call_2"));
        assertThat(secondTurn(assistant).toString())
                .containsOnlyOnce("\"thoughtSignature\":\"c2tpcF90aG91Z2h0X3NpZ25hdHVyZV92YWxpZGF0b3I=\"");
        assertThat(secondTurn(Sending.BUDGETED, assistant).toString()).doesNotContain("thoughtSignature");
    }

    @Test
    void aSignatureThatStandsAloneBeforeACallIsThatCalls() {
        Part loose = new Part.Reasoning("", Optional.of("bG9vc2U="), Optional.empty(), Extras.NONE);
        JsonObject turn = secondTurn(Sending.said(Role.ASSISTANT, loose, call("call_1")));
        assertThat(turn.getJsonArray("parts")).hasSize(1);
        assertThat(turn.toString()).contains("\"thoughtSignature\":\"bG9vc2U=\"");
    }

    @Test
    void signaturesOfSeveralPiecesOfTextStayApart() {
        List<Part> parts = Reading.pieces(
                        "{'candidates':[{'content':{'parts':[{'text':'a','thoughtSignature':'MQ=='}]}}]}",
                        "{'candidates':[{'content':{'parts':[{'text':'b','thoughtSignature':'Mg=='}]},"
                                + "'finishReason':'STOP'}]}")
                .parts();
        assertThat(parts.getFirst()).isEqualTo(new Part.Text("ab"));
        assertThat(parts.stream().skip(1).map(part -> ((Part.Reasoning) part).signature()))
                .containsExactly(Optional.of("MQ=="), Optional.of("Mg=="));
    }

    private static Part call(String id) {
        return new Part.ToolCall(id, "add", "{}", Optional.empty(), Extras.NONE);
    }

    private static Message answered(String body) {
        var chunks = Asking.chat(
                CannedVendor.answering(200, Sending.json(body).toString()),
                Sending.ask(Sending.NEWEST).build());
        return ChatAnswer.fold(chunks.stream()).choices().getFirst().message();
    }

    private static JsonObject secondTurn(Message assistant) {
        return secondTurn(Sending.NEWEST, assistant);
    }

    private static JsonObject secondTurn(String model, Message assistant) {
        List<Message> messages = new ArrayList<>(List.of(Message.of(Role.USER, "Hi"), assistant));
        for (Part part : assistant.parts()) {
            if (part instanceof Part.ToolCall call) {
                messages.add(Sending.said(
                        Role.TOOL,
                        new Part.ToolResult(call.id(), List.of(new Part.Text("5")), Part.Outcome.DONE, Extras.NONE)));
            }
        }
        return Sending.of(Sending.ask(model, messages.toArray(Message[]::new)))
                .body()
                .getJsonArray("contents")
                .getJsonObject(1);
    }
}
